import { isPacked, leaveBodiesUnread } from './bodies';
import { functionTarget } from './config';

const target = functionTarget();

// Nobody who calls us packs what is sent, and a webhook reads for itself, once it knows that the address is ours.
leaveBodiesUnread(({ request }) => target?.endsWith('Webhook') === true || isPacked(request));

/**
 * What an instance loads. It is told which function it is, and loads that one alone: all of them take several times as long. Where
 * nothing is told, as when functions are listed for a deployment, it is all of them.
 */
function load(): unknown {
  // By its name, so that none is listed here: each lies in the file that is called as it is.
  return target === null ? require('./index') : require(`./triggers/${toFileName(target)}`);
}

function toFileName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

module.exports = load();
