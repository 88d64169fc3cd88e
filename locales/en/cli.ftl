### The command line.

cli-setting-fault = The setting { $name } is wrong. Wanted: { $wanted }. Mend it in .env or in the environment.
cli-setting-unknown = There is no setting { $name }. Remove it from .env; .env.example lists all of them.

setting-bot-token = a token such as 123456:ABC…, as @BotFather gives it
setting-bot-api-url = an address that begins with http:// or https://
setting-proxy-url = an address that begins with http://, socks4:// or socks5://
setting-data-dir = a path to a folder
setting-database-url = sqlite:///path or postgresql://user:password@host/name
setting-redis-url = an address that begins with redis://
setting-files-url = file:///folder or s3://bucket
setting-admin-ids = Telegram numbers separated by commas
setting-default-timezone = a name such as Europe/Moscow or Asia/Yekaterinburg
setting-default-locale = ru or en
setting-log-level = DEBUG, INFO, WARNING or ERROR
setting-webhook-url = an address that begins with https://
setting-webhook-secret = 1 to 256 letters, digits, - and _; WEBHOOK_URL does not work without it
setting-webhook-port = a number from 1 to 65535
setting-backup-dir = a path to a folder
setting-backup-time = a time like 03:30
setting-backup-keep = a whole number from 1 on
setting-backup-key = a public key like age1…, as python -m bot backup --new-key prints it
cli-no-token = BOT_TOKEN is not set. Get one from @BotFather and put it into .env.
cli-no-municipality = There is no municipality “{ $name }”. Give --municipality as it is written in the bot.
cli-no-organisation = There is no organisation “{ $name }”. Give --organisation as it is written in the bot.
cli-has-administrator = The bot has an administrator already. Ask them for an invite.
cli-token-refused = Telegram refused BOT_TOKEN. Check it with @BotFather and mend it in .env.
cli-unreachable = The server { $address } does not answer: { $error }. Check the network, BOT_API_URL and PROXY_URL.
cli-port-taken = The port { $port } is taken. Name another one: --port.
cli-running = The bot @{ $username } is running. To stop it: Ctrl+C.
cli-first-admin = There is no administrator yet. Open this link in Telegram, it works once: { $link }
cli-page = The chat without Telegram: { $url }

cli-database-missing = The database does not take us: { $error }. { $what ->
    [database] Create the database or mend its name in DATABASE_URL.
    [role] Create the user or mend its name in DATABASE_URL.
   *[password] Mend the password in DATABASE_URL.
}
cli-database-file = The file of the database cannot be opened: { $error }. Check DATABASE_URL, DATA_DIR and the rights to the file.
cli-database-gone = The database does not answer: { $error }. Check whether the server runs and DATABASE_URL is right.
cli-files-fault = The file store does not answer: { $error }. Check FILES_URL.
cli-file-fault = “{ $file }” did not work: { $error }. Check the path, the rights and the space on the disk.

cli-key-made = The secret key is in { $file }. Take it away from this machine and keep it: no backup opens without it. For the settings: BACKUP_KEY={ $key }
cli-key-exists = The file { $file } is there already. Name another one: the earlier key opens the earlier backups.
cli-backup-made = Backup: { $file }, { $size }, files: { $files }.
cli-backup-missing = The file { $digest } is not in the store or is damaged, the backup is without it. Check FILES_URL.
cli-backup-unfit = There is nothing to back up, or the tables are of another revision ({ $current }, { $newest } is needed). Check DATABASE_URL or start the bot of this version.
cli-restored = Restored as of { $moment } UTC. Rows: { $rows }, files: { $files }. The bot can be started now.
cli-restore-occupied = There are data here already. A backup goes only into an empty place: set another DATA_DIR and DATABASE_URL or take the earlier data away.
cli-restore-newer = The backup “{ $file }” was made by a newer version of the bot. Update the bot and try again.
cli-restore-damaged = “{ $file }” is no backup, or not a whole one. Take another.
cli-restore-sealed = The backup “{ $file }” does not open without its key, or it is damaged. Name the file of the secret key: --key.
cli-restore-bad-key = There is no secret key in “{ $file }”. It takes the file that python -m bot backup --new-key has written.
cli-move-bad-url = The address in --to is wrong. It takes: { $wanted }.
cli-move-occupied = The database in --to is not empty. Name an empty one: nothing is moved over data.
cli-move-nothing = There is nothing to move: the database has no rows. Check DATABASE_URL and DATA_DIR.
cli-move-at-work = A bot works with the database (connections: { $connections }). Stop it and try again.
cli-move-mismatch = The table { $table } reads otherwise than it was; nothing was moved. Try again, and if that does not help, tell the developers.
cli-moved = Rows moved and compared: { $rows }. Put the new address into DATABASE_URL and start the bot. The earlier database is as it was.

doctor-folder-good = The data folder can be written: { $folder }
doctor-folder-fault = The data folder { $folder } cannot be written: { $error }. Give the right to, or set another one in DATA_DIR.
doctor-zones-good = Time zones are there, the default one is { $zone }
doctor-zones-fault = Time zone data are missing: { $error }. Install the package tzdata.
doctor-database-good = The database opens: { $kind }
doctor-database-fault = The database does not open: { $error }. Check DATABASE_URL and whether the server runs.
doctor-migrations-good = The tables are up to date, revision { $current }
doctor-migrations-fresh = The database is empty; the tables are made when the bot starts first.
doctor-migrations-old = The tables have revision { $current }, { $newest } is needed; the bot brings them up when it starts.
doctor-redis-good = Redis answers
doctor-redis-fault = Redis does not answer: { $error }. Check REDIS_URL or remove it.
doctor-token-good = Telegram answers, the bot is @{ $username }
doctor-token-absent = BOT_TOKEN is not set: the bot will start with the simulator of Telegram.
doctor-token-fault = Telegram refused BOT_TOKEN: { $error }. Check it with @BotFather.
doctor-telegram-fault = The server { $address } does not answer: { $error }. Check the network, BOT_API_URL and PROXY_URL.

cli-term-line = Line { $number }: { $fault }
cli-term-no-phrase = Give a phrase in quotes, or --jsonl with phrases on standard input.
cli-term-no-period = The period of the plan is missing. Add --period, for example { $example }.
cli-term-bad-period = A period is two dates with two dots between them, for example { $example }.
cli-term-bad-year-start = The month in which a year starts is a number from 1 to 12: 1 calendar, 9 academic.
cli-term-no-json = This is not a JSON object in UTF-8.
cli-term-bad-fields = The fields phrase, start and end must be strings.
cli-term-bad-date = This is not a date: “{ $date }”. Write it like 2020-09-01.
cli-term-bad-plan = The period { $start }..{ $end } does not fit: it must go forward and be at most 30 years long.

cli-help-run = run the bot: on Telegram with BOT_TOKEN, otherwise with the simulator
cli-help-demo = show a whole year's work against the simulator
cli-help-import = read a plan and show it, or store it for a municipality
cli-help-term = show what a deadline phrase means
cli-help-invite = make a one-time invite link
cli-help-doctor = check the installation and say what to do about each fault
cli-help-backup = make a backup without stopping the bot
cli-help-backup-to = the folder for it; BACKUP_DIR otherwise
cli-help-backup-key = no backup: write a new secret key into this file and print the public one
cli-help-restore = restore a backup into an empty place
cli-help-restore-file = the file of the backup
cli-help-restore-key = the file of the secret key where the backup is encrypted
cli-help-move = move the database: SQLite to PostgreSQL or back
cli-help-move-to = the address of an empty database: sqlite:///path or postgresql://user:password@host/name
cli-help-port = port of the chat page
cli-help-demo-file = a plan's file; the sample without one
cli-help-demo-script = play it without a person and print the transcript
cli-help-demo-today = the day to begin on, for example 2021-01-28
cli-help-import-file = the plan as the office has it
cli-help-import-municipality = whose plan it is; a new municipality is added
cli-help-import-period = 2020-09-01..2021-08-31, if the document does not say it
cli-help-import-dry-run = only show, store nothing
cli-help-import-json = print JSON
cli-help-invite-municipality = name of the municipality; only an administrator needs none
cli-help-invite-organisation = name of the organisation; a coordinator and a head need one
cli-help-invite-qr = write a QR code picture (.png)
cli-help-term-phrase = the phrase, for example «Сентябрь, апрель»
cli-help-term-period = the plan's period, for example 2020-09-01..2021-08-31
cli-help-term-year-start = the month in which the year begins: 1 (the default) or 9
cli-help-term-json = print one JSON object a phrase
cli-help-term-jsonl = read one object a line from standard input: phrase, start, end, year_start
