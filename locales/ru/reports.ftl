### Отчёт: слова, числа и файлы.

size-kilobytes = { $amount } КБ
size-megabytes = { $amount } МБ
size-gigabytes = { $amount } ГБ
done-start = Отмечено: в работе
done-submit = Отправлено на проверку
done-submit-done = Выполнено
done-withdraw = Отчёт отозван
done-no-change = Записано: без изменений
done-check-in = Записано
done-block = Куратор узнает о затруднении.
done-not-applicable = Куратор решит, относится ли это к вам.
done-comment = Комментарий записан.
done-answer = Ответ отправлен школе.
done-question = Вопрос отправлен куратору.
done-deadline-request = Просьба перенести срок отправлена куратору.
done-deadline-request-withdrawn = Просьба отозвана, срок прежний.
done-file-withdrawn = Файл убран
done-continued = Продолжение добавлено к отчёту.
done-edited = Исправление записано.
edited-sent = Сообщение исправлено, а отчёт по нему уже отправлен и остался как был. Если он не готов, нажмите «Отозвать».
edited-anew = Сообщение исправлено, а сделанное по нему осталось как было.
edited-anew-do = Выполнить исправленное
edited-reason = Школа уже получила причину «{ $reason }»: { $title } · { $organisation }. Чтобы назвать другую, отзовите возврат и верните снова.
edited-number-stays = Число в отчёте осталось прежним: { $fact }. Новое впишите в это же сообщение или пришлите ответом на карточку.
edited-file = Подпись исправить можно, а файл в отправленном сообщении не заменить. Пришлите новый файл ответом на карточку.
edited-too-late = Отчёт уже проверен, исправление не сохранено. Напишите комментарий в ответ на карточку.
done-again = Это уже записано.
prompt-comment = Напишите комментарий одним сообщением.
prompt-news = Напишите, что нового. Это и будет отчётом; файл можно приложить следом.
prompt-block = Что мешает? Напишите одним сообщением, куратор узнает.
prompt-not-applicable = Почему это к вам не относится? Решит куратор.
prompt-question = Напишите вопрос куратору одним сообщением.
prompt-file = Пришлите файл, фото или несколько сразу, до 20 МБ каждый.
prompt-number = { $text }. Сколько по факту? Напишите число.
prompt-number-again = Нужно число, например 45 или 45,5. Проценты — от 0 до 100.
prompt-proof = Не хватает: { $wanted }
prompt-proof-how = Ответьте файлом или фото либо напишите, что сделано.
prompt-submit-empty = Всё равно отправить
prompt-without-number = Отправить без числа
prompt-deadline-request = До какого дня перенести? Срок: { $due }.
prompt-deadline-request-day = Напишите день, например «1 декабря» или «01.12».
prompt-deadline-request-day-again = Нужен день не раньше сегодняшнего и не тот же самый, например «1 декабря» или «01.12».
prompt-deadline-request-day-later = Нужен день позже нынешнего срока и не раньше сегодняшнего.
prompt-deadline-request-day-unread = Нужен день из календаря: в этих словах его нет.
prompt-deadline-request-reason = Почему нужно перенести? Куратор увидит причину.
value-noted = Записано: { $fact }. План: { $plan }.
value-noted-missed = Записано: { $fact }. План: { $plan }, пока не выполнен.
upload-taken = Принято: { $files }
upload-files =
    { $count ->
        [one] { $count } файл
        [few] { $count } файла
       *[many] { $count } файлов
    }, { $size }
upload-taken-several =
    { $count ->
        [one] Принят
        [few] Приняты
       *[many] Принято
    } { $files }
upload-of = { $have } из { $wanted }
upload-spoken = Запись сохранена, но документ не заменяет: пришлите файл или фото.
upload-submit = Отправить на проверку
upload-more = Добавить ещё файл
upload-other = Это к другому
upload-added = Отчёт уже на проверке, файл добавлен к нему.
upload-question = К какому мероприятию?
upload-sent-by = { $title }: отчёт уже отправлен ({ $who }, { $day }). Добавить файл к нему?
passing-offer =
    { $count ->
        [one] Отчитывается координатор: { $names }.
       *[other] Отчитываются координаторы: { $names }.
    }
    Передать файл? { $files }
passing-to = Передать: { $name }
passing-done = Передано: { $name }. К какому мероприятию, выберет координатор.
passing-received = { $name } передаёт файл для отчёта.
upload-list = Другое…
upload-drop = Не нужно
upload-dropped = Хорошо, файл не сохранён.
upload-move =
    { $files }
    Сейчас: { $old }
    Теперь: { $new }
upload-only = Перенести
upload-also = Добавить и сюда
upload-pupils =
    Похоже на список учащихся: { $files }.
    Личные данные детей через мессенджер не передают (149-ФЗ, 152-ФЗ). Если фамилий в файле нет, отправьте его.
upload-pupils-found =
    В файле { $files } похоже на список учащихся: { $reason }. Файл убран из отчёта, копия не сохранена.
    Личные данные детей через мессенджер не передают (149-ФЗ, 152-ФЗ). Если это не учащиеся, отправьте его.
pupils-columns = столбец имён рядом с классами или датами рождения, строк: { $count }
pupils-classes = имена рядом с классами, строк: { $count }
pupils-births = имена рядом с датами рождения, строк: { $count }
pupils-words = имена под словами о списке учащихся, строк: { $count }
pupils-papers = номера СНИЛС или свидетельств о рождении, строк: { $count }
upload-release = Всё равно отправить
upload-drop-held = Не отправлять
media-photo = Фото { $moment }.jpg
media-voice = Голосовое { $moment }.ogg
media-video = Видео { $moment }.mp4
media-video-note = Видео { $moment }.mp4
media-audio = Аудио { $moment }.mp3
media-animation = Анимация { $moment }.mp4
media-document = Файл { $moment }
event-start = в работе
event-attach = приложен файл
event-comment = комментарий
event-submit = отправлено на проверку
event-withdraw = отозвано
event-block = затруднение
event-request-not-applicable = не относится к школе
event-check-in = работа продолжается
event-no-change = без изменений
event-accept = принято
event-take-back = возврат отозван
event-return = возвращено
event-confirm-not-applicable = куратор согласен: не относится
event-mark = отмечено выполненным в файле плана
event-cancel = отменено
event-reopen = открыто снова
event-value = показатель
event-file-withdrawn = файл убран
event-move-asked = просьба перенести срок
event-move-accepted = срок перенесён
event-move-refused = перенос срока отклонён
event-move-withdrawn = просьба перенести срок отозвана
