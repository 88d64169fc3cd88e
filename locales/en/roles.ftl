# What each role is called and told.

audit-word-coordinator = coordinator
role-coordinator = { $organisation } · coordinator
welcome-coordinator = You have joined as coordinator of { $organisation }. The bot will remind you of deadlines; reply to a reminder to report.
help-coordinator =
    <b>For coordinators</b>
    /tasks — what is due and when.
    To report, reply to a reminder or a card with a file, a photo or words.
    Another deadline, an obstacle, a question: buttons of the card.
    /calendar — deadlines for the phone's calendar.
    /notifications — your phone, and when the bot writes.
invitation-coordinator =
    Invite for a coordinator: { $place }.
    Open the link on your phone; it works once, for 30 days:
    { $link }

audit-word-head = head of a school
role-head = { $organisation } · head
welcome-head = You have joined as head of { $organisation }. Its activities and its summary are behind the buttons below; the bot will tell you of what is long overdue.
help-head =
    <b>For heads of schools</b>
    /tasks — what is expected of the school.
    /summary — what is done.
    The coordinator reports. The bot also tells you of what is long overdue.
    /notifications — when the bot writes.
invitation-head =
    Invite for a head: { $place }.
    Open the link on your phone; it works once, for 30 days:
    { $link }

audit-word-curator = curator
role-curator = { $municipality } · curator
welcome-curator = You have joined as curator of { $municipality }. If there are no organisations yet, add them under “People and organisations”. Send the plan as a file and the bot will read it.
help-curator =
    <b>For curators</b>
    /people — organisations and invites.
    Send the plan as a file: Word, Excel, PDF, text. Template: /template.
    /review — check reports.
    /debtors — who has not reported.
    /notifications — the phone on which you are called, and when the bot writes.
    /deliveries — whom nothing reached.
    /policy — how to remind of deadlines.
municipalities-invite-curator = Invite a curator
invitation-curator =
    Invite for a curator: { $place }.
    Open the link on your phone; it works once, for 30 days:
    { $link }
office-curators = Curators:

audit-word-manager = manager
role-manager = { $municipality } · manager
welcome-manager = You have joined as manager of { $municipality }. The summary is behind the button below.
help-manager =
    <b>For managers</b>
    /summary — how the plan stands this minute: table, picture, Excel, the pack for a meeting.
    Ask in words: /summary overdue school 3.
    “Log” in the menu — who did what.
    /notifications — the week's results.
municipalities-invite-manager = Invite a manager
invitation-manager =
    Invite for a manager: { $place }.
    Open the link on your phone; it works once, for 30 days:
    { $link }
office-managers = Managers:

audit-word-administrator = administrator
role-administrator = Administrator of the bot
welcome-administrator = You are the administrator of the bot. Next: open “Municipalities” and add the first one.
help-administrator =
    <b>For administrators</b>
    “Municipalities” in the menu: add one, invite its curator and manager, or become its curator yourself.
    Organisations, plan and review are the curator's.
