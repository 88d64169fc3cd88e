### Summaries, their files, groups.

group-line = { $name } ({ $count })
group-members =
    { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }
group-hint = Press an organisation to put it in or take it out.
group-remove = Delete the group
group-week = The week · { $title }
group-nothing-due = Nothing is due this week.
group-week-line = { $name } — { $day }, { $reported } of { $total } reported
group-more =
    { $count ->
        [one] And { $count } more activity.
       *[other] And { $count } more activities.
    }
group-figures = Done last week: { $done }. Overdue now: { $overdue }.
group-choose = Which roadmap is this group to follow?
group-no-roadmap = No roadmap is in force. Put a plan in force in the private chat with the bot, then repeat /link.
group-linked = This group follows the roadmap «{ $title }»: its deadlines appear here once a week. To end it: /unlink.
group-sees-figures = All members of the group see figures only: no names of schools, no files. The message of the week names activities.
group-sees-schools = All members of the group, those without a role too, see figures and names of schools: who has reported and who is late. There are no files here.
group-sees-files = All members of the group, those without a role too, see figures, names of schools and files of the summary. Who has a role can ask for a file.
group-shows-figures = Figures only
group-shows-schools = Names of schools
group-shows-files = Files too
group-anonymous = You write in the name of the group, and the bot does not see who that is. Let a curator press the button: a press is signed.
group-choose-roadmap = Choose a roadmap
group-summary-on =
    Summary: every { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } at { $hour }:00; if that is a day off, on the next working day.
group-summary-off = No summary is posted here by schedule.
group-summary-ask = Post the summary
group-summary-move = Change the day and the hour
group-summary-stop = Do not post the summary
group-summary-day = On which day of the week shall the summary be posted?
group-summary-hour = At what hour, by the time of the municipality?
group-weekday =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
group-in-private = In a group the bot answers about the summary. Write the rest to it in private.
group-unlinked = The bot writes nothing more here. To link again: /link.
summary-choose = Which roadmap should be summed up?
summary-head = { $name }: done { $done } of { $total }, overdue { $overdue }.
summary-head-empty = { $name }: no tasks yet.
summary-together = All together
summary-none = No roadmap is in force yet. A summary appears when the curator puts a plan in force.
summary-not-linked = No roadmap is linked to this group. A curator links one with /link.
summary-title = Summary · { $title }
summary-empty = There are no tasks yet: assign the responsible parties.
summary-empty-narrowed = There are no such activities.
summary-no-evening = There were no tasks yet on that evening. Choose a later day.
summary-done-share = Done { $share } ({ $done } of { $total }).
summary-accepted =
    Accepted { $count }, { $late ->
        [0] none of it late.
       *[other] { $late } of it late.
    }
summary-returns =
    { $tasks ->
        [one] { $tasks } activity was returned
       *[other] { $tasks } activities were returned
    }{ $times ->
        [one] , once.
       *[other] , { $times } times.
    }
summary-change = In 7 days: { $what }.
summary-change-done = { $count } done
summary-change-overdue = { $count } overdue
summary-no-change = Nothing has changed in 7 days.
summary-nothing-overdue = Nothing is overdue.
summary-most-overdue =
    { $count ->
        [one] Behind: { $names }.
       *[other] Behind: { $names }{ $others ->
            [0] {""}
           *[other] {" "}and { $others } more ({ $each } each)
        }.
    }
summary-evening = evening of { $day }
summary-shared = The rows do not add up to the total: an activity of several responsibles stands with each, one without any only in the total.
summary-present-plan = Members of groups, responsibles, documents and indicators are those of the present plan.
summary-period-deadline = due: { $period }
summary-period-accepted = accepted: { $period }
summary-period-returned = returned: { $period }
summary-ever = at any time
summary-until = until { $day }
summary-since = from { $day }
summary-year = { $year }
summary-quarter = quarter { $number } of { $year }
summary-unclear-who = It is not clear who or what is meant: { $words }. Name the organisation or the number of an activity.
summary-unclear = Not understood: { $words }. With these words the figures would differ.
summary-unclear-apart = Does not belong to such an answer: { $words }.
summary-unclear-offer = What can be shown:
summary-which-roadmap = Several roadmaps are in force. Which one shall be answered for?
summary-list-by = This is a list of activities. The button “{ $by }” shows the table.
summary-which-first =
    You named { $count } organisations; two stand side by side. Which one first? The second is chosen next.{ $others ->
        [0] { "" }
       *[other] { " " }{ $others } more are in the table by school.
    }
summary-which-pair = Two schools stand side by side. Which ones?
summary-only-here = The bot makes no file and no picture of such an answer: here it is.
summary-file-whole = The file holds all activities: a filter of the columns “Mark of execution” and “Overdue” picks yours.
summary-file-rows = The file lists all activities one by one, without a breakdown or a selection.
summary-unclear-without = Without these words
summary-unclear-now = The summary of today
summary-making = Being made, this takes some seconds
summary-by-section = By section
summary-by-organisation = By school
summary-by-party = By responsible
summary-by-roadmap = By roadmap
summary-by-month = By deadline
summary-by-evidence = By document
summary-by-indicator = By indicator
summary-overdue = Overdue
summary-refresh = Refresh
summary-everything = Show all
summary-now = As of today
summary-other = Another roadmap
summary-picture = As a picture
summary-excel = Excel
summary-pack = For a meeting
summary-heat = Schools by month
summary-course = The year
summary-bars = Bars
summary-report = Word report
summary-archive = Documents ZIP
summary-csv = CSV
summary-json = JSON
summary-part-rows = Details
summary-part-more = More
summary-part-burden = Burden
summary-part-delays = Delays
summary-part-sections = Section
summary-part-groups = Group of schools
summary-part-periods = Period
summary-part-days = On a date
summary-more-title = What else should be shown?
summary-rows = Press a row to see its activities: done of all.
summary-row = { $name }: { $done } of { $total }
summary-choose-sections = Which section?
summary-choose-groups = Which group of schools?
summary-choose-periods-deadline = Deadlines of which period?
summary-choose-periods-accepted = What was accepted in which period?
summary-choose-periods-returned = What was returned in which period?
summary-basis-deadline = Count by deadline
summary-basis-accepted = Count by day of acceptance
summary-basis-returned = Count by day of return
summary-choose-days = Which evening should be shown? Ask for any other day in words: /summary on 15 October.
summary-choose-no-days = This is the first day of the plan: it has no past evenings yet.
summary-this-week = This week
summary-this-quarter = This quarter
summary-up-to-now = From the beginning until today
summary-which-all =
    { $count ->
        [0] No activities
       *[other] Activities: { $count }
    }
summary-which-done =
    { $count ->
        [0] Nothing is done
       *[other] Done: { $count }
    }
summary-which-late =
    { $count ->
        [0] Nothing was done late
       *[other] Done late: { $count }
    }
summary-which-review =
    { $count ->
        [0] Nothing is in review
       *[other] In review: { $count }
    }
summary-which-work =
    { $count ->
        [0] Nothing is in work
       *[other] In work: { $count }
    }
summary-which-returned =
    { $count ->
        [0] Nothing was returned
       *[other] Returned: { $count }
    }
summary-which-came-back =
    { $count ->
        [0] Nothing was returned
       *[other] Were returned: { $count }
    }
summary-which-blocked =
    { $count ->
        [0] Nothing is blocked
       *[other] Blocked: { $count }
    }
summary-which-overdue =
    { $count ->
        [0] Nothing is overdue
       *[other] Overdue: { $count }
    }
summary-which-ahead =
    { $count ->
        [0] Nothing lies ahead
       *[other] Not due yet: { $count }
    }
summary-kind-overdue = Overdue
summary-kind-review = Review
summary-kind-ahead = Ahead
summary-kind-done = Done
summary-state-late = done late
summary-state-done = done
summary-state-submitted = in review
summary-delay = { $what } · { $school } — due { $deadline }, handed in { $day }: { $cause }
summary-because-none = in time
summary-because-school = the school was late
summary-because-request = asked for late
summary-because-review = reviewed late
summary-cause-none = in time: { $count }
summary-cause-school = by schools: { $count }
summary-cause-request = by a late request: { $count }
summary-cause-review = by a late review: { $count }
summary-column-section = Section
summary-column-organisation = Organisation
summary-column-party = Responsible
summary-column-roadmap = Roadmap
summary-column-month = Deadline
summary-column-evidence = Document
summary-column-indicator = Indicator
summary-column-total = Total
summary-column-accepted = Accepted
summary-column-done = Done
summary-column-late = Done late
summary-column-review = In review
summary-column-work = In work
summary-column-returned = Returned
summary-column-blocked = Blocked
summary-column-overdue = Overdue
summary-column-ahead = Not due yet
summary-column-share = Share
summary-column-wanted = Wanted
summary-column-have = Received
summary-column-percent = Percent
summary-column-requests = Requests
summary-column-papers = Documents
summary-column-twice = Twice
summary-short-total = total
summary-short-accepted = acc.
summary-short-done = done
summary-short-late = d.late
summary-short-review = review
summary-short-work = work
summary-short-returned = ret.
summary-short-blocked = block.
summary-short-overdue = late
summary-short-ahead = ahead
summary-short-share = share
summary-short-wanted = want
summary-short-have = have
summary-short-requests = req.
summary-short-papers = docs
summary-short-twice = twice
summary-sheet-section = Summary
summary-sheet-months = By month
summary-sheet-marks = Activities
summary-sheet-overdue = Overdue
summary-sheet-delays = Done late
summary-sheet-targets = Indicators
summary-sheet-documents = Documents
summary-sheet-journal = Journal
summary-months-said = Share done by month of the deadline
summary-without-section = No section
summary-without-organisation = No organisation
summary-without-party = No responsible
summary-without-roadmap = No roadmap
summary-without-month = No deadline
summary-without-evidence = No document
summary-without-indicator = No indicator
summary-month =
    { $month ->
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
    } { $year }
summary-documents =
    { $wanted ->
        [one] { $have } of { $wanted } document received.
       *[other] { $have } of { $wanted } documents received.
    }{ $missing ->
        [0] {""}
       *[other] {" "}{ $missing } missing.
    }
summary-activities =
    { $count ->
        [one] { $count } activity
       *[other] { $count } activities
    }, { $tasks ->
        [one] { $tasks } task
       *[other] { $tasks } tasks
    }: an activity is a task of each organisation for each deadline. The table counts tasks.
summary-no-documents = The plan asks for no documents.
summary-targets =
    { $known ->
        [0] Indicators: { $count }, no numbers have been reported yet.
       *[other] Indicators: { $count }, reported: { $known }, targets met: { $met }.
    }
summary-no-targets = The plan has no indicators.
summary-burden-title = Burden of schools · { $month }
summary-duplicates =
    { $count ->
        [one] One document is asked for twice:
       *[other] Documents that are asked for twice: { $count }
    }
summary-duplicate = “{ $document }”: { $first } and { $second }, schools { $schools }, handed in for one of them already { $delivered }.
summary-no-duplicates = Nothing is asked for twice this month.
summary-heat-title = Done by school and month, % · { $title }
summary-heat-worst =
    Least is done: { $name }, { $month } — { $share }{ $others ->
        [0] .
        [one] , as much in { $others } more cell.
       *[other] , as much in { $others } more cells.
    }
summary-heat-best =
    { $others ->
        [0] Most: { $name }, { $month } — { $share }.
       *[other] Most is { $share }: in { $level } cells.
    }
summary-heat-running = goes on
summary-heat-running-said = “Goes on”: the month is not over, and nothing has been accepted yet.
summary-heat-outside =
    { $count ->
        [one] The deadline of { $count } activity lies beyond the period of the plan: it is not here.
       *[other] The deadlines of { $count } activities lie beyond the period of the plan: they are not here.
    }
summary-heat-all = Everything of the months that have passed is done.
summary-heat-early = None of these months has passed yet.
summary-course-title = The year · { $title }
summary-course-behind = By { $day } the plan was { $plan }, done { $fact }: { $gap } behind.
summary-course-ahead = By { $day } the plan was { $plan }, done { $fact }: not behind.
summary-course-undated =
    { $count ->
        [one] { $count } more done activity has no deadline and is not in the chart.
       *[other] { $count } more done activities have no deadline and are not in the chart.
    }
summary-months-running = { $month } is still running
summary-course-early = The deadlines of the plan have not begun yet.
summary-bars-worst =
    Most is overdue: { $name } ({ $count }){ $others ->
        [0] .
        [one] , as much in { $others } more row.
       *[other] , as much in { $others } more rows.
    }
summary-mark-section = Section
summary-mark-number = No.
summary-mark-title = Activity
summary-mark-term = Term of the plan
summary-mark-organisation = Organisation
summary-mark-deadline = Deadline
summary-mark-status = Mark of execution
summary-mark-delivered-on = Handed in
summary-mark-done-on = Accepted
summary-mark-done-late = Done late
summary-mark-overdue = Overdue
summary-mark-files = Evidence
summary-mark-days = Days late
summary-mark-cause = Cause
summary-mark-reported = Reported
summary-mark-met = Met
summary-mark-owed = To report
summary-entry-at = When
summary-entry-who = Who
summary-entry-what = What was done
summary-entry-words = Words
summary-yes = yes
summary-status-planned = not begun
summary-status-in-progress = in work
summary-status-submitted = in review
summary-status-returned = returned
summary-status-blocked = blocked
summary-status-done = done
summary-status-not-applicable = not applicable
summary-status-cancelled = cancelled
summary-action-start = work begun
summary-action-attach = file or number
summary-action-comment = comment
summary-action-submit = handed in
summary-action-withdraw = withdrawn
summary-action-block = blocked
summary-action-request-not-applicable = asked: not applicable
summary-action-check-in = news
summary-action-no-change = no change
summary-action-accept = accepted
summary-action-return = returned
summary-action-take-back = return taken back
summary-action-confirm-not-applicable = not applicable
summary-action-cancel = cancelled
summary-action-reopen = reopened
summary-action-mark = marked in the plan’s file
summary-action-file-withdrawn = file taken back
summary-report-said = Report on the execution. Check and sign it.
summary-csv-said = Activities for other programs, a CSV table.
summary-json-said = Activities for other programs, JSON.
summary-archive-said =
    { $count ->
        [one] { $count } document by section and school, a list is inside.
       *[other] { $count } documents by section and school, a list is inside.
    }
summary-archive-missing = Files not found: { $count }, the list names them.
summary-archive-part = Part { $part } of { $parts }.
summary-archive-none = There are no documents yet.
summary-archive-index = List.xlsx
summary-archive-sheet = Documents
summary-archive-path = File
summary-archive-lost = the file is gone
summary-archive-no-section = No section
rich-question = Do you see the table above? If you do, summaries will come as such a table.
rich-yes = Yes
rich-no = No
rich-seen = Summaries will come as a table.
rich-unseen = Summaries will stay text.
report-title = Report on the execution of the plan
report-column-number = No.
report-column-title = Activity
report-column-term = Term
report-column-responsible = Responsible
report-column-mark = Mark of execution
report-column-documents = Evidence
report-done = Done, { $day }
report-part = Done: { $done } of { $total }
report-review = Handed in, in review: { $count }
report-not-done = Not done in time
report-ahead = Not due yet
report-late = Done late: { $count }
report-missing = Not reported: { $names }
report-missing-more = Not reported: { $names } and { $others } more
report-document = { $name } — { $have } of { $wanted }
report-conclusion = Activities in the report: { $activities }, tasks of organisations: { $total }. Done { $done } ({ $share }), of them late { $late }.
report-rest = In review { $review }, not due yet { $ahead }, overdue { $overdue }.
report-most-overdue =
    Most overdue: { $names }{ $others ->
            [0] {""}
           *[other] {" "}and { $others } more ({ $each } each)
        }.
report-post = Head of the education office
report-date = «____» ______________ 20___
report-page = Page
report-continued = (continued)
table-total = Total
table-nothing = No data
table-stamp = as of { $moment }
table-left-out = rows not shown: { $count }
table-page = page { $page } of { $pages }
table-done = done
table-overdue = overdue
table-other = other
table-plan = plan
table-fact = fact
table-months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
table-date-format = %d.%m.%Y
table-moment-format = %d.%m.%Y, %H:%M
table-decimal = .
