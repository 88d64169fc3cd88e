### What data the bot keeps and how to remove it.

privacy =
    The bot keeps your name and Telegram number, role and organisation, reports, comments and the files that you sent.
    They are seen by the coordinators of your organisation and by the curators and managers of the municipality. Nobody else gets them.
    Lists and personal data of children are not to be sent to the bot (Russian laws 149-FZ and 152-FZ).
privacy-kept-with-plan = { $municipality }: files are kept as long as the roadmap.
privacy-kept-days =
    { $municipality }: files are kept { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after the roadmap has ended.
privacy-forget = Remove my data
privacy-confirm =
    Remove your name, Telegram number, roles and settings? The reminders will stop.
    Reports and files stay with the organisation without your name. To come back you will need a new invite.
privacy-forget-sure = Remove
privacy-forgotten = Your data is removed. To begin again, open a new invite from the curator.
