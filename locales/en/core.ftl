### Common: menu, roles, errors, the audit log.

audit-title = Log · { $municipality }
municipality-choose = Which municipality?
audit-line = { $moment } · { $who }
audit-nothing = There are no entries yet.
audit-nobody = command line
audit-file = Log in Excel
audit-file-name = Log { $day }.xlsx
audit-sheet = Log
audit-column-at = When
audit-column-who = Who
audit-column-what = What
audit-column-about = About
audit-column-details = Details
audit-claim-bot = The bot was claimed
audit-join = Joined by an invite
audit-see-privacy = Privacy
audit-whoami = Who am I
audit-forget-me = Data removed on request
audit-edit-notifications = Reminder settings
audit-snooze = Reminders put off
audit-get-template = Plan template
audit-import-plan = A plan was imported
audit-confirm-plan = A plan came into force
audit-undo-import = A plan was undone
audit-copy-plan = A plan was copied
audit-assign-party = Responsible assigned
audit-edit-activity = An activity was changed
audit-split-activity = Activity split
audit-cancel-activity = An activity was cancelled
audit-see-task = A task was seen
audit-see-evidence = A file was seen
audit-get-calendar-file = Calendar file
audit-report = A report
audit-withdraw-report = A report was taken back
audit-request-deadline = Another deadline was asked for
audit-move-deadline = Deadline
audit-review = Review
audit-reopen-task = Opened again
audit-message-debtors = Reminder to those who owe
audit-write-to-schools = Letter to schools
audit-see-summary = Summary
audit-export = Export
audit-subscribe-summary = Summary subscription
audit-link-chat = A group was linked
audit-make-invite = Invite
audit-hand-over = Handing over
audit-manage-people = People
audit-manage-organisations = Organisations
audit-edit-policy = Rules of reminders and review
audit-edit-reasons = Reasons of returns
audit-edit-calendar = Working calendar
audit-see-deliveries = Deliveries
audit-see-audit = Log
audit-manage-municipalities = Municipality
audit-see-health = The bot's health
audit-denied = Access refused
audit-word-add = added
audit-word-rename = new name
audit-word-kind = kind
audit-word-close = closed
audit-word-reopen = opened again
audit-word-group-create = new group
audit-word-group-join = into the group
audit-word-group-leave = out of the group
audit-word-group-remove = group deleted
audit-word-end = role ended
audit-word-accepted = accepted
audit-word-refused = refused
audit-word-term = term corrected
audit-word-period = period corrected
audit-word-school = school
audit-word-kindergarten = kindergarten
audit-word-extracurricular = extracurricular education
audit-word-department = department
audit-word-centre = centre
audit-word-other = other
audit-word-accept = accepted
audit-word-return = returned
audit-word-confirm-not-applicable = not applicable
audit-word-all-schools = all schools
audit-word-all = all organisations
audit-word-group = group
audit-word-organisation = organisation
audit-word-nobody = nobody
audit-word-review-on = with review
audit-word-review-off = without review
audit-word-reworded = new wording
audit-word-dropped = no deadline
audit-word-extra = dates added
audit-word-no-extra = dates not added
audit-word-kept = kept
audit-word-repeated = removed as a repetition
audit-word-renumbered = new number
audit-word-placed = another section
audit-word-result = another result
audit-word-rhythm-monthly = on continuous work every month
audit-word-rhythm-quarterly = on continuous work every quarter
audit-word-rhythm-half-yearly = on continuous work every half-year
audit-word-rhythm-at-end = on continuous work at the end
audit-word-rhythm-none = on continuous work never
audit-word-past = passed deadlines with tasks
audit-word-no-past = passed deadlines without tasks
button-back = ‹ Back
button-home = Start
button-old = This button is from an old message. Open the menu: /start.
renamed =
    Changed.
    Before: { $before }
    Now: { $now }
renamed-back = Put back: { $words }
renamed-nothing = nothing
button-put-back = Put back
not-readable = The bot does not read such messages. Reply to an activity's card with a file, a photo or words.
not-heard = The bot does not understand voice messages. Write the same in words: “what is on review”, “who has not reported”, “summary”.
not-taken-file =
    { $brings ->
        [yes] Photos, videos and animations are not taken from you: send a plan or a list of organisations as a Word, Excel or PDF document.
       *[no] Files are taken from coordinators and curators: forward this one to the curator.
    }
not-understood = The message was not understood. Choose below. To report, reply to an activity's card.
menu-tasks = My activities
menu-review = To review
menu-plans = Roadmaps
menu-people = People and organisations
menu-audit = Log
menu-summary = Summary
menu-municipalities = Municipalities
menu-help = Help
command-start = Start again
command-tasks = My activities
command-summary = Summary
command-review = What waits for review
command-plans = Roadmaps
command-people = People and organisations
command-help = Help
command-whoami = Who I am to the bot
command-privacy = What data the bot keeps
home-title = The roadmap bot.
home-stranger =
    This is the roadmap bot of an education office.
    To begin, open the invite link from your curator. If you have none, ask the curator for one.
    Until you have come in, the bot keeps nothing of you: /privacy.
bot-description =
    The roadmap bot of an education office: it reminds of deadlines and takes reports.
    When you come in by an invite, the bot keeps your name and number in Telegram, your role, reports and files. People of your organisation and municipality see them. What is kept and how to remove it: /privacy.
    Send no lists or personal data of children.
error-day-outside = This plan can have no such deadline: a day from { $first } to { $last } is needed. If there is none at all, a curator can write “no deadline”.
error-day-not-ahead = This will not do: a day from { $first } to { $last } is needed.
error-day-unread = The day could not be read. Write until which day, for example: until 15 January.
error-denied = This is not available to you. If it should be, ask your curator for an invite.
error-group-shows-less = This is not shown in this group. Open the summary in private with the bot; a curator changes what is seen here with /link.
error-too-many-conditions = A button cannot hold so many conditions at once. Leave one out: the school, the section, the dates or a further roadmap.
error-stale = This record has changed meanwhile. Open it again.
error-list-stale = This list is not current any more: it is done, or something else came after it. Ask for it again.
error-question-stale = This question is not current any more: it is answered, or something else came after it. Please begin again.
error-invite-invalid = This invite is not valid: it has been used, has expired, or its organisation is closed. Ask for a new one.
error-flood = Too many messages at once: the last ones were not taken. Wait a minute and send them again.
error-throttled =
    Too many attempts. Try again in { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
error-bad-input = That could not be read. Check it and send it again.
error-bad-period = The period is wrong. Write two dates: 01.09.2026 – 31.08.2027.
error-report-incomplete = Documents are still missing. Send a file or write what has been done.
error-name-taken = This name is taken already. Write another one.
error-last-curator = This is the last curator of the municipality. Invite another one first.
error-evening-long-ago = The bot had no roadmaps so long ago. Ask about a later day.
error-evening-ahead = That evening has not come yet. Ask for today or a day that is past.
error-too-long = Longer than { $most } characters. Shorten it and send it again.
error-present-only = The bot knows this of today only. Press “As of today” and ask again.
error-not-compared = What is compared is work done, not documents or indicators. Ask about each side by itself: “documents school 3”, “documents on 1 November”.
error-earlier-not-linked = The plan of that time is not linked to this group: a curator links it with /link, and in the private chat the comparison can be seen already.
error-nothing-to-compare = There is nothing to compare with: the bot had no plan at that time, or it is not clear which one is meant. Choose another roadmap, school or period.
error-months-over = These months are over: what was late in them is in the summary. Ask for this month or one that comes.
error-already-done = This is done already: the bot was restarted and read the message a second time. If you do not see the outcome, open the menu: /start.
error-already-running = A bot with this database is already running ({ $file } is taken). Stop that process or set another folder in DATA_DIR.
error-tables-newer = The tables are of revision { $current }, this version of the bot knows { $newest }. Put the newer version of the bot back, or restore an earlier backup into an empty place: python -m bot restore.
error-cannot-listen = The port of WEBHOOK_PORT or HEALTH_PORT cannot be opened: { $error }. Free it or set another one, or mend the address in LISTEN_HOST.
error-files-full = The space for files of your { $whose ->
       *[organisation] organisation
        [municipality] municipality
    } is full, this file was not kept. Report in words and tell your curator: an administrator of the bot can add space.
error-file-too-large = The file is larger than 20 MB. Compress or split it and send it again.
error-file-too-long = The file is too long for a plan: at most 20 thousand table rows or 200 PDF pages are read. Leave only the plan in it and send it again.
error-file-unknown-format = The format of the file is unknown. Save the plan as .docx or .xlsx and send it again.
error-file-old-word = The file was saved by a Word from before 1997, which the bot does not read. Open the file, choose “Save as”, type .docx, and send it again.
error-file-broken = The file is damaged and does not open. Open it on your side, save it anew and send it.
error-file-password = The file is protected by a password. Remove the password and send it again.
error-file-unsafe = The file is built in a way that is not safe to read. Open it on your side, save it anew as .docx or .xlsx and send it.
error-file-too-slow = The file is too large to read. Leave only the table of the plan in it and send it again.
error-file-scanned = The file holds only pictures of pages and no text. Send the original Word or Excel document, or recognise the text of the scan and save it as .docx.
error-file-no-table = No table was found in the file. A plan with the columns activity, term and responsible is needed, or an order whose points name their deadlines.
error-list-no-table = No table of names was found in the file. Send a list made in Excel, or paste the names as a message, one a line.
error-file-no-plan = There is a table, but it does not look like a plan: no columns with an activity and a term were found. Check the table's headings.
error-file-empty = The file is empty. Check that you chose the right one.
error-file-missing = There is no such file: { $file }. Check the path.
number-decimal = .
person-forgotten = former participant
button-cancel = Cancel
page-of = { $page } of { $pages }
kind-school = School
kind-kindergarten = Kindergarten
kind-extracurricular = Extracurricular education
kind-department = Office, department
kind-centre = Methodical centre
kind-other = Other
sheet-caption = Point your phone's camera at the code and press “Start”. The bot reminds of deadlines and takes reports.
sheet-until = valid until { $day }
sheet-file = Invites { $day }.pdf
sheet-picture = Invites { $day }, sheet { $page }.png
sheet-pictures = As PNG pictures
sheet-sent =
    { $count ->
        [one] { $count } invite to print. It works once.
       *[other] { $count } invites to print. Each works once.
    }
sheet-nobody = Every organisation has a coordinator, there is nobody to invite.
menu-debtors = Who has not reported
command-debtors = Who has not reported
menu-ledger = Deliveries
command-deliveries = What was sent and what did not arrive
error-already-reported = Somebody has reported on this roadmap already, so it cannot be undone. Finish it or cancel single activities.
error-list-reported = Organisations of this list have reported, so it cannot be taken back. Close those that are not needed one by one.
error-change-reported = Schools have reported on what this change brought, so the former plan cannot come back. Mend single activities, or send the right file.
error-changed-since = The plan has been edited since, so the former one cannot come back. Mend single activities, or send the right file.
error-bad-school-calendar = The school calendar was not understood. Write the first and the last day of each term, in order and apart: 01.09.2026 – 25.10.2026.
error-school-calendar-missing = This deadline depends on the school calendar, which is not set yet. Set it: “Notifications”, then “School calendar”.
list-hint = To find one, type a part of its name.
list-found = Found by “{ $words }”: { $count }
list-button-whole = The whole list
error-bad-term = The term was not understood. Write it otherwise, in Russian: «до 15 мая», «сентябрь, апрель», «ежеквартально».
menu-policy = Rules of reminding
menu-calendar-days = Working calendar
menu-school-calendar = School calendar
command-policy = How to remind of deadlines
button-open = Open
menu-notifications = Notifications
menu-calendar = Deadlines for a calendar
command-notifications = When and how the bot writes
command-calendar = Deadlines as a calendar file
menu-set-aside = Set aside
set-aside-title =
    { $count ->
        [one] { $count } row was set aside, everything else works.
       *[other] { $count } rows were set aside, everything else works.
    }
set-aside-none = Nothing is set aside: everything planned leaves.
set-aside-notice =
    { $count ->
        [one] The bot could not work on { $count } row. Everybody else gets theirs.
       *[other] The bot could not work on { $count } rows. Everybody else gets theirs.
    }
set-aside-why = { $reason } — since { $since }, times: { $times }
set-aside-more = And { $count } more; the command doctor shows all of them.
set-aside-again = Try again
set-aside-tried = Trying again: { $count }. What fails comes back to the list.
set-aside-number = No. { $id }
set-aside-task = Activity { $name }
    .todo = For the curator: open it and correct the deadline, “Decide” → “Move the deadline”. All other reminders go on.
set-aside-policy = Reminder rules: { $name }
    .todo = The usual ones hold. For the curator: “Notifications” → “Reminder rules” → “Usual ones again”.
set-aside-calendar = Working calendar: { $name }
    .todo = The country's calendar holds. For the curator: remove the days and enter them anew in “Working calendar”.
set-aside-zone = Time zone: { $name }
    .todo = Moscow time holds. Correct the municipality's zone in the database: there is no such zone.
set-aside-person = Time zone of a person: { $name }
    .todo = The municipality's zone holds. Have the person choose it anew: “Notifications” → “Time zone”.
set-aside-morning = Morning message: { $name }
    .todo = Have the person choose hour and zone anew in “Notifications”. Then press “Try again”.
set-aside-group = Summary in a group: { $name }
    .todo = Choose the day and hour of the summary in the group anew.
set-aside-message = Message: { $name }
    .todo = Press “Try again”. If that does not help, give the reason to a developer.
set-aside-link = Note about a message: { $name }
    .todo = The message has arrived, but a reply to it will not find its activity: let people answer from the list.
set-aside-organisation = Organisation: { $name }
    .todo = Its kind is unknown to the bot; the others report as usual. Mend the field kind in the database or update the bot.
set-aside-roadmap = Roadmap: { $name }
    .todo = Its state is unknown to the bot, so nothing comes of it; all others go on. Mend the field in the database or update the bot.
set-aside-role = Role of a person: { $name }
    .todo = The role is unknown to the bot, so nothing comes to the person. For a curator: remove the person and invite them again.
set-aside-hindrance = Answer to “What is in the way?”: { $name }
    .todo = The answer is unknown to the bot, so curators do not see it. Let the school answer again.
set-aside-other = A row of another version of the bot: { $name }
    .todo = Update the bot, or press “Try again”: the row leaves the list.
set-aside-file = File: { $name }
    .todo = A file past its time cannot be removed. Check the rights on the folder of files or the access to the store.
update-set-aside = What you sent on { $moment } could not be done because of a fault of the bot; the administrator knows. Send it again or ask the curator.
update-stored = What you sent on { $moment } is done and saved, but could not be shown; the administrator knows. There is no need to repeat it: open what you need from /start.
set-aside-update = What somebody sent: { $name }
    .todo = The cause is in the bot's log. Once it is mended, press “Try again”: the bot works on it. Its sender knows that it is not done.

alarm-deliveries-stall = Messages have not gone out for { $value } min. Check the way to Telegram: python -m bot doctor. Nothing is lost: all of it goes out when Telegram is back.
    .over = Messages leave again, without delay.
alarm-tick-late = A part of the bot's work has not come to its end for long: { $value }. Restart it and keep the log; the data are whole.
    .over = All of the bot’s work is on time again.
alarm-disk-fills = The bot's disk has { $value } left. Make room: once it is full, the bot cannot take reports.
    .over = The bot’s disk has enough space again.
alarm-backup-old = There has been no backup for { $value } h. Make one: python -m bot backup. The log says why there was none in the night.
    .over = There is a fresh backup again.
alarm-files-fill = Space for files runs out: { $value }. Raise FILE_BYTES_PER_ORGANISATION or FILE_BYTES_PER_MUNICIPALITY, else the bot takes no new files.
    .over = There is enough space for files again.
