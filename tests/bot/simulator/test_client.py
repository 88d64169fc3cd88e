"""Persons speak with a small aiogram bot over HTTP."""

import re

import pytest

from simulator.client import Client, Refused

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000200000003080200000012160d4f0000000049454e44ae426082"
)


async def test_a_person_starts_presses_and_sees_the_edit(simulator, bot):
    anna = simulator.person("Анна")
    await anna.start()
    assert anna.last_message.text == "Здравствуйте"
    assert anna.last_message.html == "<b>Здравствуйте</b>"
    assert anna.last_message.buttons == [["Готово (1)"]]
    await anna.press("Готово")
    assert anna.last_message.text == "Сделано"
    assert anna.last_message.edited
    assert anna.last_answer.text == "Принято"
    await anna.expect_answer("Принято")
    await anna.expect(re.compile("^Сдел"))


async def test_a_button_that_is_gone_is_not_pressed(simulator, bot):
    anna = simulator.person("Анна")
    await anna.start()
    await anna.press("Готово (1)")
    with pytest.raises(AssertionError, match=r"no button «Готово»(?s:.*)Сделано"):
        await anna.press("Готово")


async def test_forged_data_reaches_the_bot_without_a_button(simulator, bot):
    anna = simulator.person("Анна")
    await anna.start()
    await anna.press("Готово")
    await anna.press_data(anna.last_message, "done", wait=False)
    await anna.expect_answer("Принято")


async def test_what_does_not_come_fails_with_the_transcript(simulator, bot):
    anna = simulator.person("Анна")
    await anna.send("раз")
    with pytest.raises(AssertionError, match=r"did not get «два»(?s:.*)Анна:\n    раз"):
        await anna.expect("два", timeout=0.05)
    with pytest.raises(AssertionError, match=r"answer «ой» within"):
        await anna.expect_answer("ой", timeout=0.05)


async def test_expect_looks_only_at_what_came_since_the_last_action(simulator, bot):
    anna = simulator.person("Анна")
    await anna.send("раз")
    await anna.expect("раз")
    await anna.send("два")
    await anna.expect("два")
    with pytest.raises(AssertionError):
        await anna.expect("раз", timeout=0.05)
    await anna.catch_up()
    with pytest.raises(AssertionError):
        await anna.expect("два", timeout=0.05)


async def test_a_silent_bot_is_told_of(simulator):
    anna = simulator.person("Анна")
    with pytest.raises(AssertionError, match="did not react to Анна"):
        await anna.send("есть кто", timeout=0.05)
    with pytest.raises(AssertionError, match="has written nothing"):
        _ = anna.last_message


async def test_a_file_goes_there_and_back(simulator, bot):
    anna = simulator.person("Анна")
    await anna.send_file("абв".encode("cp1251"), "отчёт.txt", caption="вот")
    message = await anna.expect("назад.txt")
    assert message.text == "вот"
    assert message.reply_to == anna.messages[0].id
    assert await anna.download(message) == "вба".encode("cp1251")


async def test_an_album_arrives_as_separate_messages(simulator, bot, tmp_path):
    path = tmp_path / "фото.png"
    path.write_bytes(PIXEL)
    anna = simulator.person("Анна")
    await anna.send_album([path, PIXEL], caption="класс", wait=False)
    first, second = anna.messages
    assert first.album == second.album is not None
    assert (first.text, second.text) == ("класс", "")
    assert (first.photo.width, first.photo.height) == (2, 3)
    await anna.send_album([(b"1", "1.docx"), (b"2", "2.docx")], kind="document", wait=False)
    assert [file.name for message in anna.messages[2:] for file in message.files] == [
        "1.docx",
        "2.docx",
    ]


async def test_a_deep_link_carries_its_payload(simulator, bot):
    anna = simulator.person("Анна")
    await anna.start("abc_-1")
    await anna.expect("payload abc_-1")


@pytest.mark.parametrize("payload", ["", "a b", "привет", "x" * 65])
async def test_a_payload_that_no_link_can_have_is_refused(simulator, payload):
    with pytest.raises(Refused, match="payload"):
        await simulator.person("Анна").start(payload)


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        (lambda anna: anna.send("  "), "empty"),
        (lambda anna: anna.send("x" * 4097), "4096"),
        (lambda anna: anna.send("ответ", reply_to=99), "no such message"),
        (lambda anna: anna.send_file(b"x", caption="x" * 1025), "1024"),
        (lambda anna: anna.send_file(b""), "non-empty"),
        (lambda anna: anna.send_photo(b"no picture"), "IMAGE_PROCESS_FAILED"),
        (lambda anna: anna.redeliver(), "not caused"),
    ],
)
async def test_what_an_app_does_not_do_is_refused(simulator, action, reason):
    with pytest.raises(Refused, match=reason):
        await action(simulator.person("Анна"))


async def test_a_blocked_bot_hears_nothing_until_start(simulator, bot):
    anna = simulator.person("Анна")
    await anna.start()
    await anna.block()
    with pytest.raises(Refused, match="blocked"):
        await anna.send("ау")
    await anna.start()
    await anna.expect("Здравствуйте")


async def test_the_same_update_can_come_twice(simulator, bot):
    anna = simulator.person("Анна")
    await anna.send("раз")
    await anna.redeliver(wait=True)
    await anna.redeliver(new_id=True, wait=True)
    assert [message.text for message in anna.messages] == ["раз"] * 4


async def test_a_reply_keyboard_sends_its_label(simulator, call, anna):
    keyboard = {"keyboard": [[{"text": "Сводка"}, "Помощь"]], "one_time_keyboard": True}
    await call("sendMessage", chat_id=anna.id, text="Меню", reply_markup=keyboard)
    await anna.press("Пом", wait=False)
    assert anna.messages[-1].text == "Помощь"
    assert anna.keyboard is None


async def test_a_link_button_to_the_bot_starts_it(simulator, call, anna):
    keyboard = {
        "inline_keyboard": [[{"text": "Войти", "url": "https://t.me/roadmap_demo_bot?start=q1"}]]
    }
    await call("sendMessage", chat_id=anna.id, text="Ссылка", reply_markup=keyboard)
    await anna.refresh()
    assert anna.last_message.links == ["https://t.me/roadmap_demo_bot?start=q1"]
    await anna.press("Войти", wait=False)
    assert anna.messages[-1].text == "/start q1"


async def test_a_person_forwards_and_edits(simulator, call, anna):
    await call("sendMessage", chat_id=anna.id, text="Напоминание")
    await anna.refresh()
    await anna.forward(anna.last_message, wait=False)
    assert anna.messages[-1].forwarded == "roadmap_demo_bot"
    await anna.send("ашипка", wait=False)
    await anna.edit(anna.messages[-1], "ошибка")
    assert anna.messages[-1].text == "ошибка"
    updates = (await call("getUpdates"))["result"]
    assert updates[-2]["message"]["text"] == "ашипка"
    assert updates[-1]["edited_message"]["text"] == "ошибка"
    assert updates[-3]["message"]["forward_origin"]["type"] == "user"
    with pytest.raises(Refused, match="own"):
        await anna.edit(anna.last_message, "чужое")


async def test_another_process_has_the_same_person(simulator, bot):
    async with Client(simulator.url) as client:
        anna = await client.person("Анна", user_id=77)
        await anna.send("раз")
        assert anna.last_message.text == "раз"
        same = await client.person("Анна", user_id=77)
        await same.refresh()
        assert same.last_message.text == "раз"
        with pytest.raises(Refused, match="belongs to Анна"):
            await client.person("Борис", user_id=77)
        assert [person["id"] for person in (await client.state())["persons"]] == [77]
        assert (await client.counters())["messages"] == 1
