### Answers to a manager: comparisons, ranking, the page of a school, reminders.

compare-title = Comparison · { $title }
compare-column-change = Difference
compare-now = now
compare-now-short = now
compare-then-last-year = a year ago
compare-then-last-quarter = a quarter ago
compare-then-last-month = a month ago
compare-then-last-week = a week ago
compare-then-short = then
compare-share = { $share } ({ $done } of { $total })
compare-done = Done { $first } against { $second }.
compare-accepted = Accepted { $first } against { $second }.
compare-returned = Returned { $first } against { $second }.
compare-overdue = Overdue { $first } against { $second }.
compare-more =
    { $points ->
        [one] { $points } point more
       *[other] { $points } points more
    } than { $than }.
compare-less =
    { $points ->
        [one] { $points } point less
       *[other] { $points } points less
    } than { $than }.
compare-same = As much as { $than }.
compare-than-last-year = on the same day a year ago
compare-than-last-quarter = on the same day a quarter ago
compare-than-last-month = on the same day a month ago
compare-than-last-week = on the same day a week ago
compare-than-school = at “{ $name }”
compare-than-roadmap = in “{ $name }”
compare-greatest = Most of all: { $names }.
compare-empty = One of the sides has no tasks: there is nothing to compare.
compare-choose = Compare with what? The past is shown as it was on the same day.
compare-choose-school = Compare with which school?
compare-choose-first-school = Which school to compare?
compare-choose-roadmap = Compare “{ $title }” with which roadmap?
compare-which = Not every roadmap has something to compare with. Which one?
compare-with-last-year = With last year
compare-with-last-quarter = With last quarter
compare-with-last-month = With last month
compare-with-last-week = With last week
compare-with-school = Two schools
compare-with-roadmap = Two roadmaps
answers-title = What else to ask?
answers-open = Compare, ranking
outlook-title = Outlook · { $title }
outlook-expected =
    { $ahead ->
        [0] Nothing is left to be reported in this time.
       *[other] Ahead: { $ahead }. { $expected ->
            [0] None of it will be late, most likely.
           *[other] About { $expected } will be late.
        }
    }
outlook-late = Late already: { $late }.
outlook-accuracy =
    How exact this is. Over past months ({ $months }) an outlook made as the month began was off by { $error } of 100 tasks on average. Of { $ahead } tasks ahead that is about { $here }. With one share for all schools it would be { $plain } of 100.{ $exact ->
        [yes] { "" }
       *[other] { " " }The worst was { $worst }: { $expected } expected, { $came } came late.
    } Deadlines moved within the month are left out.
outlook-unproven = How exact it is cannot be told yet: that takes { $fewest } past months.
outlook-of-months = The error is known of outlooks of a single whole month only.
outlook-basis = Counted from the part of its deadlines that each school has missed so far (deadlines passed: { $judged }). It knows no causes.
outlook-short = Ahead: { $ahead }. No outlook yet: { $judged } deadlines have passed, and it takes at least { $fewest }.
outlook-risks = Likelier to be late than others:
outlook-risk = — { $task } · { $organisation }, { $until }: { $share }
outlook-by-school = By school
outlook-schools = Beside each school stands by how many tasks earlier outlooks were off on average, for as many as lie ahead. Until { $fewest } of its deadlines have passed, nothing is foretold of a school.
outlook-school =
    — { $name }: { $ahead } ahead, { $expected ->
        [0] none of it will be late, most likely
       *[other] about { $expected } will be late
    }{ $known ->
        [yes] , off by about { $error }.
       *[no] , the error cannot be told yet.
    }
outlook-school-short = — { $name }: { $ahead } ahead, no outlook (deadlines passed: { $judged }).
answers-outlook = Outlook
answers-ahead = Ahead
answers-ahead-month =
    Ahead in { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
answers-compare = Compare
answers-ranking = Ranking
ranking-title = In time · { $title }
ranking-column-place = place
ranking-column-share = Share in time
ranking-short-share = share
ranking-column-in-time = In time
ranking-short-in-time = timely
ranking-column-of = Of
ranking-short-of = of
ranking-empty = No deadline has passed yet: it is too early to compare schools.
ranking-first =
    { $count ->
        [one] First: { $names } ({ $share }).
       *[other] First: { $names }{ $others ->
            [0] {""}
           *[other] {" "}and { $others } more
        } ({ $share }).
    }
ranking-last =
    { $count ->
        [one] Last: { $names } ({ $share }).
       *[other] Last: { $names }{ $others ->
            [0] {""}
           *[other] {" "}and { $others } more
        } ({ $share }).
    }
ranking-total = In time altogether { $share }: { $done } of { $count }.
ranking-counted-deadline = Counted are accepted and overdue activities whose deadline has passed; what is in review is not.
ranking-counted-accepted = Counted is what was accepted in this period: how much of it came in time.
ranking-counted-returned = Counted is what was returned in this period and whose deadline has passed: accepted or overdue. What is in review is not.
ranking-own = { $name }: place { $place } of { $count }.
ranking-own-small = { $name }: no place, with fewer than { $fewest } such activities.
ranking-small =
    { $count ->
        [one] { $count } organisation has fewer than { $fewest } of them: it stands below without a place.
       *[other] { $count } organisations have fewer than { $fewest } of them: they stand below without a place.
    }
answers-school = Page of a school
answers-choose-school = Which school?
school-page-title = { $school } · { $title }
school-page-now = Overdue: { $overdue }, in review: { $review }.
school-page-in-time-deadline = In time { $share } ({ $done } of { $total } whose deadline has passed).
school-page-in-time-accepted = In time { $share } ({ $done } of { $total } accepted).
school-page-late = Late: { $count } ({ $causes }).
school-page-returns =
    { $count ->
        [one] Returned { $count } time.
       *[other] Returned { $count } times.
    }
school-page-burden = Asked for in { $month } over all roadmaps: activities { $requests }, documents { $documents }{ $twice ->
        [0] {""}
       *[other] {""}, twice { $twice }
    }.
school-page-picture = Course by month
answers-roadmaps = Several roadmaps
roadmaps-choose = Which roadmaps to count together? A press takes one in or leaves it out, at most { $most }; all of them have a button.
roadmaps-together = Show
roadmaps-every = All roadmaps
answers-reminders = Who has not answered
reminders-title = After the reminder · { $title }
reminders-count = { $count } are late, { $silent } of them have not answered since the last reminder.
reminders-silent =
    { $count ->
        [one] — { $name }: silent since { $day }, reminded { $count } time
       *[other] — { $name }: silent since { $day }, reminded { $count } times
    }
reminders-answered =
    { $count ->
        [one] ✓ { $name }: answered after { $day }, reminded { $count } time
       *[other] ✓ { $name }: answered after { $day }, reminded { $count } times
    }
reminders-never = — { $name }: not reminded by the bot
