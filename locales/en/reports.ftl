### A report: words, numbers and files.

size-kilobytes = { $amount } KB
size-megabytes = { $amount } MB
size-gigabytes = { $amount } GB
done-start = Noted: in progress
done-submit = Sent for review
done-submit-done = Done
done-withdraw = The report is withdrawn
done-no-change = Noted: no change
done-check-in = Noted
done-block = The curator will learn of the obstacle.
done-not-applicable = The curator will decide whether it concerns you.
done-comment = The comment is noted.
done-answer = The school gets your answer.
done-question = The question went to the curator.
done-deadline-request = The request to move the deadline went to the curator.
done-deadline-request-withdrawn = The request is withdrawn, the deadline stays.
done-file-withdrawn = The file is removed
done-continued = The rest was added to the report.
done-edited = The correction is noted.
edited-sent = The message was edited, but its report has gone and stays as it was. If it is not ready, press “Take back”.
edited-anew = The message was edited, and what was done by it is as it was.
edited-anew-do = Do what it says now
edited-reason = The school has got the reason “{ $reason }” already: { $title } · { $organisation }. To give another one, take the return back and return it again.
edited-number-stays = The number in the report is as before: { $fact }. Give a new one in this message or in reply to the card.
edited-file = A caption can be edited, but a file that was sent cannot be replaced. Send the new file as a reply to the card.
edited-too-late = The report has been reviewed, so the correction was not noted. Write a comment in reply to the card.
done-again = This is noted already.
prompt-comment = Write the comment in one message.
prompt-news = Write what is new. That is the report; a file can follow.
prompt-block = What is in the way? Write it in one message, the curator will know.
prompt-not-applicable = Why does it not concern you? The curator decides.
prompt-question = Write your question to the curator in one message.
prompt-file = Send a file, a photo or several at once, up to 20 MB each.
prompt-number = { $text }. What is the fact? Write a number.
prompt-number-again = A number is needed, such as 45 or 45.5. Per cent are from 0 to 100.
prompt-proof = Missing: { $wanted }
prompt-proof-how = Reply with a file or a photo, or write what has been done.
prompt-submit-empty = Send it all the same
prompt-without-number = Send without the number
prompt-deadline-request = Until what day should it be moved? Now due { $due }.
prompt-deadline-request-day = Write the day, such as “1 December” or “01.12”.
prompt-deadline-request-day-again = A day not before today and other than the present one is needed, such as “1 December” or “01.12”.
prompt-deadline-request-day-later = A day after the present deadline and not before today is needed.
prompt-deadline-request-day-unread = A day of the calendar is needed: these words have none.
prompt-deadline-request-reason = Why does it have to be moved? The curator will see the reason.
value-noted = Noted: { $fact }. Plan: { $plan }.
value-noted-missed = Noted: { $fact }. Plan: { $plan }, not met yet.
upload-taken = Taken: { $files }
upload-files =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }, { $size }
upload-taken-several =
    { $count ->
        [one] Taken:
       *[other] Taken:
    } { $files }
upload-of = { $have } of { $wanted }
upload-spoken = The recording is kept but stands for no document: send a file or a photo.
upload-submit = Send for review
upload-more = Add another file
upload-other = It is about another
upload-added = The report is under review already, the file is added to it.
upload-question = Which activity is it about?
upload-sent-by = { $title }: the report was sent already ({ $who }, { $day }). Add the file to it?
passing-offer =
    { $count ->
        [one] Reports are made by the coordinator: { $names }.
       *[other] Reports are made by the coordinators: { $names }.
    }
    Pass the file on? { $files }
passing-to = Pass on: { $name }
passing-done = Passed on: { $name }. The coordinator chooses the activity.
passing-received = { $name } passes on a file for a report.
upload-list = Another…
upload-drop = Not needed
upload-dropped = All right, the file is not kept.
upload-move =
    { $files }
    Now: { $old }
    Then: { $new }
upload-only = Move
upload-also = Add here too
upload-pupils =
    This looks like a list of pupils: { $files }.
    Personal data of children must not go through a messenger (Russian laws 149-FZ and 152-FZ). If there are no names in the file, send it.
upload-pupils-found =
    This looks like a list of pupils inside { $files }: { $reason }. The file was taken out of the report, no copy is kept.
    Personal data of children must not go through a messenger (Russian laws 149-FZ and 152-FZ). If they are no pupils, send it.
pupils-columns = a column of names beside classes or dates of birth, rows: { $count }
pupils-classes = names beside classes, rows: { $count }
pupils-births = names beside dates of birth, rows: { $count }
pupils-words = names below words about a list of pupils, rows: { $count }
pupils-papers = numbers of insurance or birth certificates, rows: { $count }
upload-release = Send it all the same
upload-drop-held = Do not send
media-photo = Photo { $moment }.jpg
media-voice = Voice { $moment }.ogg
media-video = Video { $moment }.mp4
media-video-note = Video { $moment }.mp4
media-audio = Audio { $moment }.mp3
media-animation = Animation { $moment }.mp4
media-document = File { $moment }
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
event-take-back = return taken back
event-return = returned
event-confirm-not-applicable = the curator agrees: does not concern the school
event-mark = marked as done in the plan’s file
event-cancel = cancelled
event-reopen = opened again
event-value = indicator
event-file-withdrawn = file removed
event-move-asked = request to move the deadline
event-move-accepted = deadline moved
event-move-refused = moving the deadline refused
event-move-withdrawn = request to move the deadline withdrawn
