// Its getMe leaves out is_bot, which every User of the Bot API has.
const me = require('telegram-test-api/lib/routes/bot/getMe');
me.getMe = (app) => app.all('/bot:token/getMe', (req, res) => res.json({
  ok: true, result: {id: 42, is_bot: true, first_name: 'Bot', username: 'TestNameBot'},
}));
const TelegramServer = require('telegram-test-api');
(async () => {
  const server = new TelegramServer({port: Number(process.argv[2]), host: '127.0.0.1'});
  await server.start();
  console.log('up', server.config.apiURL);
  const client = server.getClient('42:telegram-test', {timeout: 60000});
  for (const words of ['/start', '/privacy']) {
    await client.sendMessage(words === '/start' ? client.makeCommand(words) : client.makeMessage(words));
    const {result} = await client.getUpdates();
    console.log(JSON.stringify(result.map((update) => update.message.text)));
  }
  process.exit(0);
})().catch((error) => { console.error(String(error)); process.exit(1); });
