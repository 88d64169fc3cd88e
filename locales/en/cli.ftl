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
