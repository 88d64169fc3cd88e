### Common texts: menu, roles, errors.

button-back = ‹ Back
button-home = Start
button-old = This button is from an old message. Open the menu: /start.
not-readable = The bot does not read such messages. Reply to an activity's card with a file, a photo or words.
not-understood = The message was not understood. Choose below. To report, reply to an activity's card.

menu-tasks = My activities
menu-review = To review
menu-plans = Roadmaps
menu-people = People and organisations
menu-audit = Log
menu-summary = Summary
menu-areas = Municipalities
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

role-coordinator = { $organisation } · coordinator
role-head = { $organisation } · head
role-curator = { $municipality } · curator
role-manager = { $municipality } · manager
role-administrator = Administrator of the bot

whoami = { $name }, Telegram number { $id }.
whoami-nobody = No role yet. Ask the curator for an invite.

welcome-coordinator = You have joined as coordinator of { $organisation }. The bot will remind you of deadlines; reply to a reminder to report.
welcome-head = You have joined as head of { $organisation }. Its activities and its summary are behind the buttons below; the bot will tell you of what is long overdue.
welcome-curator = You have joined as curator of { $municipality }. If there are no organisations yet, add them under “People and organisations”. Send the plan as a file and the bot will read it.
welcome-manager = You have joined as manager of { $municipality }. The summary is behind the button below.
welcome-administrator = You are the administrator of the bot. Next: open “Municipalities” and add the first one.

help-coordinator =
    <b>For coordinators</b>
    /tasks — what is due and when.
    To report, reply to a reminder or a card with a file, a photo or words.
    Another deadline, an obstacle, a question: buttons of the card.
    /calendar — deadlines for the phone's calendar.
    /notifications — when the bot writes.
help-head =
    <b>For heads of schools</b>
    /tasks — what is expected of the school.
    /summary — what is done.
    The coordinator reports. The bot also tells you of what is long overdue.
    /notifications — when the bot writes.
help-curator =
    <b>For curators</b>
    /people — organisations and invites.
    Send the plan as a file: Word, Excel, PDF, text. Template: /template.
    /review — check reports.
    /debtors — who has not reported.
    /deliveries — whom nothing reached.
    /policy — how to remind of deadlines.
help-manager =
    <b>For managers</b>
    /summary — how the plan stands this minute: table, picture, Excel, the pack for a meeting.
    Ask in words: /summary overdue school 3.
    “Log” in the menu — who did what.
    /notifications — the week's results.
help-administrator =
    <b>For administrators</b>
    “Municipalities” in the menu: add one, invite its curator and manager, or become its curator yourself.
    Organisations, plan and review are the curator's.

error-fault = Something went wrong and has been recorded. Try again in a minute; if that does not help, tell the administrator.
error-denied = This is not available to you. If it should be, ask your curator for an invite.
error-stale = This record has changed meanwhile. Open it again.
error-invite-invalid = This invite is not valid: it has been used or has expired. Ask for a new one.
error-throttled = Too many attempts. Try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
error-bad-input = That could not be read. Check it and send it again.
error-bad-period = The period is wrong. Write two dates: 01.09.2026 – 31.08.2027.
error-nothing-to-submit = There is nothing to send yet. Send a file or write what has been done.
error-name-taken = There is an organisation with this name already. Write another name.
error-last-curator = This is the last curator of the municipality. Invite another one first.
error-already-running = A bot with this database is already running ({ $file } is taken). Stop that process or set another folder in DATA_DIR.
error-file-too-large = The file is larger than 20 MB. Compress or split it and send it again.
error-file-too-long = The file is too long for a plan: at most 20 thousand table rows or 200 PDF pages are read. Leave only the plan in it and send it again.
error-file-unknown-format = The format of the file is unknown. Save the plan as .docx or .xlsx and send it again.
error-file-old-word = The bot does not read this kind of Word file (.doc, .rtf, .odt). Open it, save it as .docx and send it again.
error-file-broken = The file is damaged and does not open. Open it on your side, save it anew and send it.
error-file-password = The file is protected by a password. Remove the password and send it again.
error-file-unsafe = The file is built in a way that is not safe to read. Open it on your side, save it anew as .docx or .xlsx and send it.
error-file-too-slow = The file is too large to read. Leave only the table of the plan in it and send it again.
error-file-scanned = The file holds only pictures of pages and no text. Send the original Word or Excel document.
error-file-no-table = No table was found in the file. A plan with the columns activity, term and responsible is needed.
error-list-no-table = No table of names was found in the file. Send a list made in Excel, or paste the names as a message, one a line.
error-file-no-plan = There is a table, but it does not look like a plan: no columns with an activity and a term were found. Check the table's headings.
error-file-empty = The file is empty. Check that you chose the right one.
error-file-missing = There is no such file: { $file }. Check the path.
