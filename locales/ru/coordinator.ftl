### Координатор: список мероприятий, карточка, отчёт, файлы.

size-kilobytes = { $amount } КБ
size-megabytes = { $amount } МБ
number-decimal = ,
person-forgotten = бывший участник

status-planned = не начато
status-in-progress = в работе
status-submitted = на проверке с { $day }
status-asked-not-applicable = ждёт решения куратора с { $day }: не относится к школе
status-done = выполнено { $day }
status-accepted = принято { $day }
status-no-change = без изменений, { $day }
status-late = с опозданием
status-returned = возвращено { $day }
status-blocked = есть затруднение
status-not-applicable = не относится к школе
status-cancelled = отменено

card-section = раздел { $section }
card-deadline = Срок: { $due }
card-deadline-moved = Срок: { $due } (перенесён с { $was })
card-term = Срок: { $term }
card-last-working-day = Последний рабочий день — { $day }
card-asked-until = Просьба перенести до { $day } ждёт ответа куратора
card-slot = { $name } — { $have } из { $wanted }
card-wanted = Нужно: { $wanted }
card-result = Результат: { $result }
card-indicator = Показатель: { $text }
card-indicator-met = Показатель: { $text }. Факт: { $fact }
card-indicator-missed = Показатель: { $text }. Факт: { $fact }, план не выполнен
card-status = Статус: { $status }
card-curators =
    { $count ->
        [one] Куратор: { $names }
       *[other] Кураторы: { $names }
    }
card-curators-more = Кураторы: { $names } и ещё { $others }
card-files = Файлы: { $files }
card-files-more = ещё { $count }
card-word = { $who }, { $day }: «{ $text }»
card-returned = Вернули: { $reason }
card-mend = Исправить { $until }.
card-hint = Ответьте на это сообщение файлом или фото.
card-hint-returned = Ответьте исправленным файлом.
card-hint-submitted = Пока не проверено, файл можно добавить ответом на это сообщение.

card-submit = Выполнено
card-start = В работе
card-no-change = Без изменений
card-news = Есть новое
card-last-time = Как в прошлый раз
card-block = Есть затруднение
card-not-applicable = Не относится к нам
card-withdraw = Отозвать
card-accept = Принять
card-return = Вернуть
card-wish = Перенести срок
card-history = История
card-file = Файл
card-files-open = Файлы ({ $count })
card-comment = Комментарий
card-question = Спросить куратора
card-back = ‹ К списку
card-stale = Эта запись уже изменилась: { $status }.

button-cancel = Отмена
page-of = { $page } из { $pages }

tasks-title = Мои мероприятия
tasks-nothing = Сейчас отчитываться не о чем. О новых сроках бот напомнит.
tasks-no-school = За вами пока нет учреждения. Попросите куратора прислать приглашение координатора.
tasks-group-returned = Возвращено
tasks-group-overdue = Просрочено
tasks-group-this-week = На неделе
tasks-group-later = Дальше
tasks-group-continuous = Постоянные
tasks-group-in-review = На проверке
tasks-group-done = Выполнено
tasks-chip = { $name } { $count }
tasks-chip-chosen = • { $name } { $count }
tasks-state-done = выполнено
tasks-state-off = не требуется
tasks-search = Найти
tasks-more-button = Ещё
tasks-more = Что ещё можно сделать.
tasks-filters = Что показать?
tasks-everything = Показать всё
tasks-ask-words = Напишите номер или слова из названия, например «5.2» или «паспорт».
tasks-found =
    По запросу «{ $words }» { $count ->
        [one] нашлось { $count } мероприятие
        [few] нашлись { $count } мероприятия
       *[many] нашлось { $count } мероприятий
    }
tasks-not-found = По запросу «{ $words }» ничего не нашлось. Попробуйте номер или другое слово.

done-start = Отмечено: в работе
done-submit = Отправлено на проверку
done-submit-done = Выполнено
done-withdraw = Отчёт отозван
done-no-change = Записано: без изменений
done-check-in = Записано
done-block = Куратор узнает о затруднении.
done-not-applicable = Куратор решит, относится ли это к вам.
done-comment = Комментарий записан.
done-question = Вопрос отправлен куратору.
done-wish = Просьба перенести срок отправлена куратору.
done-file-withdrawn = Файл убран
done-edited = Исправление записано.
edited-file = Подпись исправить можно, а файл в отправленном сообщении не заменить. Пришлите новый файл ответом на карточку.
edited-too-late = Отчёт уже проверен, исправление не сохранено. Напишите комментарий в ответ на карточку.
done-again = Это уже записано.

prompt-comment = Напишите комментарий одним сообщением.
prompt-news = Напишите, что нового. Это и будет отчётом; файл можно приложить следом.
prompt-block = Что мешает? Напишите одним сообщением, куратор узнает сразу.
prompt-not-applicable = Почему это к вам не относится? Решит куратор.
prompt-question = Напишите вопрос куратору одним сообщением.
prompt-file = Пришлите файл, фото или несколько сразу, до 20 МБ каждый.
prompt-number = { $text }. Сколько по факту? Напишите число.
prompt-number-again = Нужно число, например 45 или 45,5. Проценты — от 0 до 100.
prompt-proof = Не хватает: { $wanted }
prompt-proof-how = Ответьте файлом или фото либо напишите, что сделано.
prompt-submit-empty = Всё равно отправить
prompt-without-number = Отправить без числа
prompt-wish = До какого дня перенести? Сейчас срок { $due }.
prompt-wish-day = Напишите день, например «1 декабря» или «01.12».
prompt-wish-day-again = Нужен день не раньше сегодняшнего и не тот же самый, например «1 декабря» или «01.12».
prompt-wish-reason = Почему нужно перенести? Куратор увидит причину.
wish-other-day = Другой день
value-noted = Записано: { $fact }. План: { $plan }.
value-noted-missed = Записано: { $fact }. План: { $plan }, пока не выполнен.

parcel-taken = Принято: { $files }
parcel-files =
    { $count ->
        [one] { $count } файл
        [few] { $count } файла
       *[many] { $count } файлов
    }, { $size }
parcel-taken-several =
    { $count ->
        [one] Принят
        [few] Приняты
       *[many] Принято
    } { $files }
parcel-of = { $have } из { $wanted }
parcel-submit = Отправить на проверку
parcel-more = Добавить ещё файл
parcel-other = Это к другому
parcel-added = Отчёт уже на проверке, файл добавлен к нему.
parcel-question = К какому мероприятию?
parcel-list = Другое…
parcel-drop = Не нужно
parcel-dropped = Хорошо, файл не сохранён.
parcel-move =
    { $files }
    Сейчас: { $old }
    Теперь: { $new }
parcel-only = Перенести
parcel-also = Добавить и сюда
parcel-pupils =
    Похоже на список учащихся: { $files }.
    Личные данные детей через мессенджер не передают (149-ФЗ, 152-ФЗ). Если фамилий в файле нет, отправьте его.
parcel-release = Всё равно отправить
parcel-drop-held = Не отправлять

media-photo = Фото { $moment }.jpg
media-voice = Голосовое { $moment }.ogg
media-video = Видео { $moment }.mp4
media-video-note = Видео { $moment }.mp4
media-audio = Аудио { $moment }.mp3
media-animation = Анимация { $moment }.mp4
media-document = Файл { $moment }


history-nothing = Пока ничего не происходило.
history-hidden =
    { $count ->
        [one] Не показана { $count } запись раньше.
        [few] Не показаны { $count } записи раньше.
       *[many] Не показано { $count } записей раньше.
    }
history-line = { $day }, { $who } — { $what }
history-dates = (с { $old } на { $new })
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
event-return = возвращено
event-confirm-not-applicable = куратор согласен: не относится
event-cancel = отменено
event-reopen = открыто снова
event-value = показатель
event-file-withdrawn = файл убран
event-move-asked = просьба перенести срок
event-move-accepted = срок перенесён
event-move-refused = перенос срока отклонён

files-nothing = Файлов пока нет.
files-withdraw = Убрать
files-add = Добавить файл
files-gone = Файл больше не хранится.

last-time = В прошлый раз, срок { $day }:
last-time-value = { $text }: { $fact }
last-time-repeat = Отправить так же
last-time-change = Написать иначе

hand-over = Передать коллеге
hand-over-choose = Работу какого учреждения передать?
hand-over-confirm =
    Передать работу коллеге: { $organisation }.
    Бот пришлёт ссылку. Когда коллега её откроет, вы перестанете получать напоминания; мероприятия и отчёты останутся у учреждения.
hand-over-link = Сделать ссылку

notice-returned = Вернули: { $title }
notice-accepted = { $title }: { $status }.
notice-cancelled = Отменено куратором: { $title }. Делать ничего не нужно.
notice-deadline-moved = { $title }: срок перенесён, теперь { $due }.
notice-deadline-kept = { $title }: срок остался прежним, { $due }.
notice-deadline-asked = { $organisation } просит перенести срок
notice-blocked = { $organisation }: есть затруднение
notice-question = { $organisation } спрашивает
notice-curator-wrote = Куратор о мероприятии { $title }
notice-not-applicable = { $organisation }: не относится к нам
notice-agree = Согласиться
notice-return = Вернуть
notice-reply = Ответьте на это сообщение, и школа получит ответ.
wish-accept = Перенести
wish-refuse = Отказать
wish-other = Другой день
wish-accepted = Срок перенесён на { $day }, школа узнает сейчас.
wish-refused = Отказано, школа узнает сейчас.
wish-decided = Решать уже нечего: на просьбу ответили или школа отчиталась.
