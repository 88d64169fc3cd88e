### A task: the list, the card, deadlines, a curator’s decisions.

status-planned = not begun
status-in-progress = in progress
status-submitted = under review since { $day }
status-asked-not-applicable = waiting for the curator since { $day }: does not concern the school
status-done = done { $day }
status-accepted = accepted { $day }
status-no-change = no change, { $day }
status-late = late
status-returned = returned { $day }
status-blocked = there is an obstacle
status-not-applicable = does not concern the school
status-cancelled = cancelled
card-section = section { $section }
card-deadline = Due: { $due }
card-deadline-moved = Due: { $due } (moved from { $was })
card-term = Due: { $term }
card-endless = Deadline: none (was { $was })
card-last-working-day = Last working day: { $day }
card-asked-until = The request to move it to { $day } waits for the curator
card-slot = { $name } — { $have } of { $wanted }
card-wanted = Wanted: { $wanted }
card-indicator = Indicator: { $text }
card-indicator-met = Indicator: { $text }. Fact: { $fact }
card-indicator-missed = Indicator: { $text }. Fact: { $fact }, the plan is not met
card-hindrance = The school says what is in the way: { $said }
card-status = Status: { $status }
card-curators =
    { $count ->
        [one] Curator: { $names }
       *[other] Curators: { $names }
    }
card-curators-more = Curators: { $names } and { $others } more
card-files = Files: { $files }
card-more = and { $count } more
card-files-more = { $count } more
card-word = { $who }, { $day }: “{ $text }”
card-returned = Returned: { $reason }
card-mend = Mend it { $until }.
card-hint = Reply to this message with a file or a photo.
card-hint-returned = Reply with the mended file.
card-hint-submitted = Until it is reviewed you can add a file by replying to this message.
card-submit = Done
card-start = In progress
card-no-change = No change
card-news = There is news
card-last-time = Same as last time
card-block = There is an obstacle
card-not-applicable = Does not concern us
card-withdraw = Withdraw
card-accept = Accept
card-return = Return
card-deadline-request = Move the deadline
card-withdraw-request = Withdraw the request
card-history = History
words-whole = Read it all
card-file = File
card-files-open = Files ({ $count })
card-comment = Comment
card-question = Ask the curator
card-back = ‹ To the list
card-stale = This record has changed meanwhile: { $status }.
card-stale-by = This has changed meanwhile: { $status }, { $who }.
stale-words-kept = Your words are not lost: they can be sent as a comment.
stale-words-send = Send as a comment
tasks-title = My activities
tasks-none-returned = No report has been sent back.
tasks-none-overdue = Nothing is overdue.
tasks-none-this-week = Nothing is due within a week.
tasks-none-later = There is nothing for later.
tasks-none-continuous = There are no continuous activities.
tasks-none-in-review = Nothing is in review now.
tasks-none-done = Nothing is done yet.
tasks-nothing = There is nothing to report now. The bot will remind you of new deadlines.
tasks-no-school = You have no organisation yet. Ask the curator for a coordinator's invite.
tasks-group-returned = Returned
tasks-group-overdue = Overdue
tasks-group-this-week = This week
tasks-group-later = Later
tasks-group-continuous = Ongoing
tasks-group-in-review = Under review
tasks-group-done = Done
tasks-chip = { $name } { $count }
tasks-chip-chosen = • { $name } { $count }
tasks-state-done = done
tasks-state-off = not needed
tasks-search = Find
tasks-more-button = More
tasks-more = What else you can do.
tasks-filters = What to show?
tasks-everything = Show everything
tasks-ask-words = Write a number or words of the title, such as “5.2” or “passport”.
tasks-found =
    “{ $words }”: { $count ->
        [one] { $count } activity found
       *[other] { $count } activities found
    }
tasks-not-found = Nothing found for “{ $words }”. Try a number or another word.
deadline-request-other-day = Another day
history-nothing = Nothing has happened yet.
history-hidden =
    { $count ->
        [one] { $count } earlier entry is not shown.
       *[other] { $count } earlier entries are not shown.
    }
history-line = { $day }, { $who } — { $what }
history-dates = (from { $old } to { $new })
files-nothing = No files yet.
files-withdraw = Remove
files-add = Add a file
files-gone = The file is not kept any more.
last-time = Last time, due { $day }:
last-time-value = { $text }: { $fact }
last-time-repeat = Send the same
last-time-change = Write something else
notice-returned = Returned: { $title }
notice-mended = { $title } — the mended report was sent already ({ $who }), { $status }.
notice-accepted = { $title } — { $status }.
notice-why-returned = I write because the report waits for you. Settings: /notifications
notice-why-accepted = I write of what is accepted at most once a week. Settings: /notifications
notice-why-decided = I write because you have asked for this. Settings: /notifications
notice-why-moved = I write because the curator has changed a deadline. Settings: /notifications
notice-why-waits = I write because a school waits for an answer. Settings: /notifications
notice-why-together = In one message, not to disturb you several times. Settings: /notifications
notice-file-missed = The file “{ $name }” for “{ $title }” could not be fetched from Telegram. Send it again as a reply to this message.
notice-return-withdrawn = The return is taken back: { $title } is under review again. There is nothing to mend.
notice-cancelled = Cancelled by the curator: { $title }. There is nothing to do.
notice-deadline-moved = { $title } — the deadline is moved, now { $due }.
notice-deadline-dates = From { $old } to { $new }
notice-deadline-kept = { $title } — the deadline stays as it was, { $due }.
notice-many-returned = Returned: { $count }
notice-many-accepted = Accepted: { $count }
notice-many-curator-wrote = The curator wrote: { $count }
notice-many-deadline-decided = Decided about deadlines: { $count }
notice-many-task-cancelled = Cancelled: { $count }
notice-many-mended = Mended by a colleague: { $count }
notice-many-deadline-asked = Ask to move a deadline: { $count }
notice-many-school-wrote = About what was accepted: { $count }
notice-many-question = Ask: { $count }
notice-many-blocked = There are obstacles: { $count }
notice-many-not-applicable-asked = Say it does not concern them: { $count }
notice-more = And { $count } more in the list.
notice-open-number = Open { $number }
notice-deadline-endless = { $title } — there is no deadline any more, the activity goes on. Report when there is something to tell.
notice-deadline-asked = { $organisation } asks to move a deadline
notice-blocked = { $organisation }: there is an obstacle
notice-school-wrote = { $organisation } writes about an accepted report
notice-why-after-acceptance = I write because the report is accepted already: the review does not show these words. Settings: /notifications
notice-question = { $organisation } asks
notice-curator-wrote = The curator about { $title }
notice-not-applicable = { $organisation }: does not concern us
notice-agree = Agree
notice-return = Return
notice-reply = Reply to this message and the school will get the answer.
deadline-request-accept = Move it
deadline-request-refuse = Refuse
deadline-request-other = Another day
deadline-request-accepted = The deadline is moved to { $day }, the school will be told.
deadline-request-refused = Refused, the school will be told.
deadline-request-decided = There is nothing to decide any more: it has been decided or withdrawn, or the school has reported.
deadline-request-waits = Your words were passed on to the school. The request for another deadline still waits for an answer.
card-desk = Decide
desk-check = Review
desk-move = Move the deadline
desk-set-deadline = Set a deadline
desk-dismiss = Does not concern it
desk-cancel = Cancel for the school
desk-cancel-sure = Cancel it
desk-reopen = Open again
desk-write = Write to the school
desk-review = Review reports of the activity
desk-unreview = Do not review reports of the activity
desk-activity = The activity for everybody
desk-review-on = A curator reviews the report.
desk-review-off = The report is accepted without review.
desk-confirm-cancel = Cancel it for this organisation? No report will be needed, and the school is told.
desk-ask-day = To what day?
desk-ask-reason = Write what else has to be done. The school gets your words.
move-many =
    { $until ->
        [none] Take the deadline away
       *[other] Move the deadline { $until }
    } — { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }:
move-many-do = Move ({ $count })
move-many-endless = Take it away ({ $count })
move-many-done =
    { $count ->
        [0] Nothing was moved.
       *[other] { $day ->
            [none] There is no deadline now
           *[other] The deadline is moved to { $day }
        }: { $count ->
            [one] { $count } task. The school will know.
           *[other] { $count } tasks. The schools will know.
        }
    }
move-many-left =
    { $count ->
        [one] { $count } more has changed or has this day already.
       *[other] { $count } more have changed or have this day already.
    }
move-many-back = Put the deadlines back
move-many-put-back =
    { $count ->
        [one] The deadline of before is back: { $count } task. The school will know.
       *[other] The deadlines of before are back: { $count } tasks. The schools will know.
    }
move-many-not-put-back =
    { $count ->
        [one] { $count } more stays as it is: it has changed since, or its school had asked for a day.
       *[other] { $count } more stay as they are: they have changed since, or their schools had asked for a day.
    }
desk-done = Done, the school is told.
desk-debtors = Who else has not reported
