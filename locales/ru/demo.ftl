### Показ: жизнь плана без людей.

demo-title = Показ: { $plan }, день { $day }
demo-role-administrator = администратор
demo-role-curator = куратор
demo-role-coordinator = координатор
demo-role-manager = руководитель
demo-writes = пишет: { $text }
demo-replies = отвечает: { $text }
demo-presses = нажимает [{ $label }]
demo-sends-file = отправляет файл { $name }
demo-replies-with-file = отвечает файлом { $name }
demo-follows-link = открывает приглашение
demo-picture = картинка
demo-comment = Справку подпишет заместитель директора по учебной работе.
demo-act-claim = Первый администратор
demo-act-organisations = Учреждения
demo-act-invite = Приглашения координаторам
demo-act-plan = План
demo-act-morning = Утро
demo-act-report = Отчёт по напоминанию
demo-act-return = Возврат с причиной
demo-act-accept = Принято
demo-act-second = Другая школа
demo-act-summary = Сводка
demo-failed = Показ остановился: бот не показал того, что должен был.
demo-done = Каждый шаг увиден. Сохранено: { $files }
