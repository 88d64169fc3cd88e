### Coordinators: the list, the card, reports, files.

size-kilobytes = { $amount } KB
size-megabytes = { $amount } MB
number-decimal = .
person-forgotten = former participant

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
card-last-working-day = Last working day: { $day }
card-asked-until = The request to move it to { $day } waits for the curator
card-slot = { $name } — { $have } of { $wanted }
card-wanted = Wanted: { $wanted }
card-result = Result: { $result }
card-indicator = Indicator: { $text }
card-indicator-met = Indicator: { $text }. Fact: { $fact }
card-indicator-missed = Indicator: { $text }. Fact: { $fact }, the plan is not met
card-status = Status: { $status }
card-curators =
    { $count ->
        [one] Curator: { $names }
       *[other] Curators: { $names }
    }
card-curators-more = Curators: { $names } and { $others } more
card-files = Files: { $files }
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
card-wish = Move the deadline
card-history = History
card-file = File
card-files-open = Files ({ $count })
card-comment = Comment
card-question = Ask the curator
card-back = ‹ To the list
card-stale = This record has changed meanwhile: { $status }.

button-cancel = Cancel
page-of = { $page } of { $pages }

tasks-title = My activities
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

done-start = Noted: in progress
done-submit = Sent for review
done-submit-done = Done
done-withdraw = The report is withdrawn
done-no-change = Noted: no change
done-check-in = Noted
done-block = The curator will learn of the obstacle.
done-not-applicable = The curator will decide whether it concerns you.
done-comment = The comment is noted.
done-question = The question went to the curator.
done-wish = The request to move the deadline went to the curator.
done-file-withdrawn = The file is removed
done-edited = The correction is noted.
edited-file = A caption can be edited, but a file that was sent cannot be replaced. Send the new file as a reply to the card.
edited-too-late = The report has been reviewed, so the correction was not noted. Write a comment in reply to the card.
done-again = This is noted already.

prompt-comment = Write the comment in one message.
prompt-news = Write what is new. That is the report; a file can follow.
prompt-block = What is in the way? Write it in one message, the curator will know at once.
prompt-not-applicable = Why does it not concern you? The curator decides.
prompt-question = Write your question to the curator in one message.
prompt-file = Send a file, a photo or several at once, up to 20 MB each.
prompt-number = { $text }. What is the fact? Write a number.
prompt-number-again = A number is needed, such as 45 or 45.5. Per cent are from 0 to 100.
prompt-proof = Missing: { $wanted }
prompt-proof-how = Reply with a file or a photo, or write what has been done.
prompt-submit-empty = Send it all the same
prompt-without-number = Send without the number
prompt-wish = Until what day should it be moved? Now due { $due }.
prompt-wish-day = Write the day, such as “1 December” or “01.12”.
prompt-wish-day-again = A day not before today and other than the present one is needed, such as “1 December” or “01.12”.
prompt-wish-reason = Why does it have to be moved? The curator will see the reason.
wish-other-day = Another day
value-noted = Noted: { $fact }. Plan: { $plan }.
value-noted-missed = Noted: { $fact }. Plan: { $plan }, not met yet.

parcel-taken = Taken: { $files }
parcel-files =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }, { $size }
parcel-taken-several =
    { $count ->
        [one] Taken:
       *[other] Taken:
    } { $files }
parcel-of = { $have } of { $wanted }
parcel-submit = Send for review
parcel-more = Add another file
parcel-other = It is about another
parcel-added = The report is under review already, the file is added to it.
parcel-question = Which activity is it about?
parcel-list = Another…
parcel-drop = Not needed
parcel-dropped = All right, the file is not kept.
parcel-move =
    { $files }
    Now: { $old }
    Then: { $new }
parcel-only = Move
parcel-also = Add here too
parcel-pupils =
    This looks like a list of pupils: { $files }.
    Personal data of children must not go through a messenger (Russian laws 149-FZ and 152-FZ). If there are no names in the file, send it.
parcel-release = Send it all the same
parcel-drop-held = Do not send

media-photo = Photo { $moment }.jpg
media-voice = Voice { $moment }.ogg
media-video = Video { $moment }.mp4
media-video-note = Video { $moment }.mp4
media-audio = Audio { $moment }.mp3
media-animation = Animation { $moment }.mp4
media-document = File { $moment }

history-nothing = Nothing has happened yet.
history-hidden =
    { $count ->
        [one] { $count } earlier entry is not shown.
       *[other] { $count } earlier entries are not shown.
    }
history-line = { $day }, { $who } — { $what }
history-dates = (from { $old } to { $new })
event-start = in progress
event-attach = file attached
event-comment = comment
event-submit = sent for review
event-withdraw = withdrawn
event-block = obstacle
event-request-not-applicable = does not concern the school
event-check-in = the work goes on
event-no-change = no change
event-accept = accepted
event-return = returned
event-confirm-not-applicable = the curator agrees: does not concern the school
event-cancel = cancelled
event-reopen = opened again
event-value = indicator
event-file-withdrawn = file removed
event-move-asked = request to move the deadline
event-move-accepted = deadline moved
event-move-refused = moving the deadline refused

files-nothing = No files yet.
files-withdraw = Remove
files-add = Add a file
files-gone = The file is not kept any more.

last-time = Last time, due { $day }:
last-time-value = { $text }: { $fact }
last-time-repeat = Send the same
last-time-change = Write something else

hand-over = Hand over to a colleague
hand-over-choose = The work of which organisation?
hand-over-confirm =
    Hand the work over to a colleague: { $organisation }.
    The bot will send a link. When the colleague opens it, you will get no more reminders; activities and reports stay with the organisation.
hand-over-link = Make the link

notice-returned = Returned: { $title }
notice-accepted = { $title }: { $status }.
notice-cancelled = Cancelled by the curator: { $title }. There is nothing to do.
notice-deadline-moved = { $title }: the deadline is moved, now { $due }.
notice-deadline-kept = { $title }: the deadline stays as it was, { $due }.
notice-deadline-asked = { $organisation } asks to move a deadline
notice-blocked = { $organisation }: there is an obstacle
notice-question = { $organisation } asks
notice-curator-wrote = The curator about { $title }
notice-not-applicable = { $organisation }: does not concern us
notice-agree = Agree
notice-return = Return
notice-reply = Reply to this message and the school will get the answer.
wish-accept = Move it
wish-refuse = Refuse
wish-other = Another day
wish-accepted = The deadline is moved to { $day }, the school will know now.
wish-refused = Refused, the school will know now.
wish-decided = There is nothing to decide any more: it has been decided, or the school has reported.
