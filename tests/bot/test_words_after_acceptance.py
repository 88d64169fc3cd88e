"""What a school adds to a report that was accepted reaches the curator, who can answer it."""

from domain.workflow import Status


async def test_a_comment_to_an_accepted_report_is_told_to_the_curator_and_answered(school):
    await school.anna.send("5.2 сделали, справка на сайте")
    card = await school.anna.expect("Отправлено на проверку")
    await school.review()
    assert await school.status() is Status.DONE
    await school.anna.send("Справку заменили на сайте <новая> & верная", reply_to=card)
    await school.deliver()
    told = await school.galina.expect("Школа № 3 пишет о принятом отчёте")
    assert "Справку заменили на сайте <новая> & верная" in told.text
    await school.galina.send("Оригинал привезите в кабинет 5", reply_to=told)
    await school.deliver()
    await school.anna.expect("Оригинал привезите в кабинет 5")
    assert await school.status() is Status.DONE


async def test_a_comment_to_what_is_under_review_tells_nobody_apart(school):
    await school.anna.send("5.2 сделали, справка на сайте")
    card = await school.anna.expect("Отправлено на проверку")
    await school.anna.send("Справка в приёмной", reply_to=card)
    await school.deliver()
    assert "пишет о принятом" not in school.galina.transcript()
