### Командная строка.

cli-setting-fault = Настройка { $name } задана неверно. Нужно: { $wanted }. Исправьте её в .env или в окружении.
cli-setting-unknown = Настройки { $name } нет. Уберите её из .env; все настройки перечислены в .env.example.

setting-bot-token = токен вида 123456:ABC…, как его выдаёт @BotFather
setting-bot-api-url = адрес, который начинается с http:// или https://
setting-proxy-url = адрес, который начинается с http://, socks4:// или socks5://
setting-data-dir = путь к папке
setting-database-url = sqlite:///путь или postgresql://пользователь:пароль@сервер/база
setting-redis-url = адрес, который начинается с redis://
setting-files-url = file:///папка или s3://хранилище
setting-admin-ids = номера в Telegram через запятую
setting-default-timezone = название вроде Europe/Moscow или Asia/Yekaterinburg
setting-default-locale = ru или en
setting-log-level = DEBUG, INFO, WARNING или ERROR
setting-webhook-url = адрес, который начинается с https://
setting-webhook-secret = от 1 до 256 букв, цифр, - и _; без него WEBHOOK_URL не действует
setting-webhook-port = число от 1 до 65535
cli-no-token = Не задан BOT_TOKEN. Получите его у @BotFather и впишите в .env.
cli-no-municipality = Территории «{ $name }» нет. Укажите имя в --municipality так, как оно записано в боте.
cli-no-organisation = Учреждения «{ $name }» нет. Укажите имя в --organisation так, как оно записано в боте.
cli-has-administrator = Администратор у бота уже есть. Попросите его пригласить вас.
cli-token-refused = Telegram не принял BOT_TOKEN. Проверьте его у @BotFather и исправьте в .env.
cli-unreachable = Сервер { $address } не отвечает: { $error }. Проверьте сеть, BOT_API_URL и PROXY_URL.
cli-port-taken = Порт { $port } занят. Укажите другой: --port.
cli-running = Бот @{ $username } работает. Остановить: Ctrl+C.
cli-first-admin = Первый администратор ещё не назначен. Откройте ссылку в Telegram, она действует один раз: { $link }
cli-page = Чат без Telegram: { $url }

doctor-folder-good = Папка данных доступна для записи: { $folder }
doctor-folder-fault = В папку данных { $folder } нельзя писать: { $error }. Дайте права или задайте другую в DATA_DIR.
doctor-zones-good = Часовые пояса на месте, основной: { $zone }
doctor-zones-fault = Нет данных о часовых поясах: { $error }. Установите пакет tzdata.
doctor-database-good = База данных открывается: { $kind }
doctor-database-fault = База данных не открывается: { $error }. Проверьте DATABASE_URL и работает ли сервер.
doctor-migrations-good = Таблицы в порядке, версия { $current }
doctor-migrations-fresh = База пуста; таблицы появятся при первом запуске бота.
doctor-migrations-old = Таблицы версии { $current }, нужна { $newest }; обновятся при запуске бота.
doctor-redis-good = Redis отвечает
doctor-redis-fault = Redis не отвечает: { $error }. Проверьте REDIS_URL или уберите её.
doctor-token-good = Telegram отвечает, бот @{ $username }
doctor-token-absent = BOT_TOKEN не задан: бот запустится с имитатором Telegram.
doctor-token-fault = Telegram не принял BOT_TOKEN: { $error }. Проверьте его у @BotFather.
doctor-telegram-fault = Сервер { $address } не отвечает: { $error }. Проверьте сеть, BOT_API_URL и PROXY_URL.

cli-term-line = Строка { $number }: { $fault }
cli-term-no-phrase = Напишите фразу в кавычках или дайте --jsonl и подайте фразы на стандартный ввод.
cli-term-no-period = Не указан период плана. Добавьте --period, например { $example }.
cli-term-bad-period = Период пишется как две даты через две точки, например { $example }.
cli-term-bad-year-start = Месяц начала года — число от 1 до 12: 1 для календарного, 9 для учебного.
cli-term-no-json = Это не объект JSON в UTF-8.
cli-term-bad-fields = Поля phrase, start и end должны быть строками.
cli-term-bad-date = Это не дата: «{ $date }». Пишите как 2020-09-01.
cli-term-bad-plan = Период { $start }..{ $end } не подходит: он должен идти вперёд и быть не длиннее 30 лет.
