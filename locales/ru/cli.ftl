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
setting-backup-dir = путь к папке
setting-backup-time = время вида 03:30
setting-backup-keep = целое число от 1
setting-backup-key = открытый ключ вида age1…, как его печатает python -m bot backup --new-key
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

cli-database-missing = База данных не принимает нас: { $error }. { $what ->
    [database] Создайте базу или исправьте её имя в DATABASE_URL.
    [role] Создайте пользователя или исправьте его имя в DATABASE_URL.
   *[password] Исправьте пароль в DATABASE_URL.
}
cli-database-file = Файл базы данных нельзя открыть: { $error }. Проверьте DATABASE_URL и DATA_DIR и права на файл.
cli-database-gone = База данных не отвечает: { $error }. Проверьте, работает ли сервер и верен ли DATABASE_URL.
cli-files-fault = Хранилище файлов не отвечает: { $error }. Проверьте FILES_URL.
cli-file-fault = С «{ $file }» не получилось: { $error }. Проверьте путь, права и место на диске.

cli-key-made = Секретный ключ записан в { $file }. Унесите его с этой машины и сохраните: без него копии не открыть. В настройки: BACKUP_KEY={ $key }
cli-key-exists = Файл { $file } уже есть. Укажите другой: прежний ключ открывает прежние копии.
cli-backup-made = Резервная копия: { $file }, { $size }, файлов: { $files }.
cli-backup-missing = Файла { $digest } нет в хранилище или он испорчен, в копию он не вошёл. Проверьте FILES_URL.
cli-backup-unfit = Копировать нечего или таблицы другой версии ({ $current }, нужна { $newest }). Проверьте DATABASE_URL или запустите бота этой версии.
cli-restored = Восстановлено на { $moment } UTC. Строк: { $rows }, файлов: { $files }. Теперь можно запускать бота.
cli-restore-occupied = Здесь уже есть данные. Восстановить можно только в пустое место: задайте другие DATA_DIR и DATABASE_URL или уберите прежние данные.
cli-restore-newer = Копия «{ $file }» сделана более новой версией бота. Обновите бота и повторите.
cli-restore-damaged = «{ $file }» — не резервная копия или она неполная. Возьмите другую.
cli-restore-sealed = Копию «{ $file }» не открыть без её ключа, или она испорчена. Укажите файл секретного ключа: --key.
cli-restore-bad-key = В «{ $file }» нет секретного ключа. Нужен файл, который записал python -m bot backup --new-key.
cli-move-bad-url = Адрес в --to написан неверно. Нужно: { $wanted }.
cli-move-occupied = База в --to не пуста. Укажите пустую: переносить поверх данных нельзя.
cli-move-nothing = Переносить нечего: в базе нет строк. Проверьте DATABASE_URL и DATA_DIR.
cli-move-at-work = С базой работает бот (соединений: { $connections }). Остановите его и повторите.
cli-move-mismatch = Таблица { $table } прочиталась иначе, чем была; ничего не перенесено. Повторите, а если не поможет, сообщите разработчикам.
cli-moved = Перенесено и сверено строк: { $rows }. Впишите новый адрес в DATABASE_URL и запустите бота. Прежняя база осталась как была.

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

cli-help-run = запустить бота: в Telegram, если задан BOT_TOKEN, иначе с имитатором
cli-help-demo = показать работу бота за год на имитаторе
cli-help-import = прочитать план и показать его или записать территории
cli-help-term = показать, что значит фраза о сроке
cli-help-invite = сделать одноразовую ссылку-приглашение
cli-help-doctor = проверить установку и сказать, что делать с каждой неисправностью
cli-help-backup = сделать резервную копию, не останавливая бота
cli-help-backup-to = папка для копии; без неё — BACKUP_DIR
cli-help-backup-key = не копировать, а записать в этот файл новый секретный ключ и напечатать открытый
cli-help-restore = восстановить резервную копию в пустое место
cli-help-restore-file = файл резервной копии
cli-help-restore-key = файл секретного ключа, если копия зашифрована
cli-help-move = перенести базу данных: SQLite в PostgreSQL или обратно
cli-help-move-to = адрес пустой базы: sqlite:///путь или postgresql://пользователь:пароль@сервер/база
cli-help-port = порт страницы чата
cli-help-demo-file = файл плана; без него — образец
cli-help-demo-script = сыграть всё без человека и напечатать переписку
cli-help-demo-today = с какого дня начать, например 2021-01-28
cli-help-import-file = план в том виде, в каком он есть у управления
cli-help-import-municipality = чей это план; новая территория будет добавлена
cli-help-import-period = 2020-09-01..2021-08-31, если в документе периода нет
cli-help-import-dry-run = только показать, ничего не записывать
cli-help-import-json = напечатать JSON
cli-help-invite-municipality = название территории; не нужно только администратору
cli-help-invite-organisation = название учреждения; нужно координатору и руководителю учреждения
cli-help-invite-qr = записать картинку с QR-кодом (.png)
cli-help-term-phrase = фраза, например «Сентябрь, апрель»
cli-help-term-period = период плана, например 2020-09-01..2021-08-31
cli-help-term-year-start = месяц начала года: 1 (если не указан) или 9
cli-help-term-json = печатать по объекту JSON на фразу
cli-help-term-jsonl = читать со стандартного ввода по объекту в строке: phrase, start, end, year_start
