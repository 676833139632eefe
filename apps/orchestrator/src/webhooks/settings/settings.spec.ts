import { describe, expect, it } from '@jest/globals';
import { loadOrchestratorConfig } from '../../config.js';

const SECRET = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const OTHER = Buffer.alloc(25, 2).toString('base64');

function settingsFor(webhooks: string, secret = SECRET): ReturnType<typeof loadOrchestratorConfig>['webhooks'] {
  return loadOrchestratorConfig({ ORCHESTRATOR_WEBHOOKS: webhooks, ORCHESTRATOR_WEBHOOK_SECRET: secret }).webhooks;
}

describe('the webhooks', () => {
  it('are none where none is set', () => {
    const { webhooks } = loadOrchestratorConfig({});
    expect([webhooks.isEmpty, webhooks.to('game:ended')]).toEqual([true, []]);
  });

  it('are sent what becomes of games, or the events that they name', () => {
    const settings = settingsFor(
      'ops=https://ops.example/hook?a=1, ci=https://ci.example game:ended  disc:dropped,\nall=https://all.example *,talk=https://t.example agent:*',
    );
    expect(settings.to('game:ended')).toEqual(['ops', 'ci', 'all']);
    expect(settings.to('disc:dropped')).toEqual(['ci', 'all']);
    expect(settings.to('agent:chat')).toEqual(['all', 'talk']);
    expect(settings.to('games:ended')).toEqual(['all']);
    expect(settings.webhooks[0]?.url).toBe('https://ops.example/hook?a=1');
  });

  it('are signed with a secret of their own, or with the common one, or with several', () => {
    const webhooks = 'ops=https://ops.example,ci=https://ci.example';
    const keys = (secret: string): unknown => settingsFor(webhooks, secret).webhooks.map(({ keys: all }) => all.length);
    expect(keys(SECRET)).toEqual([1, 1]);
    expect(keys(`${SECRET} ${OTHER}`)).toEqual([2, 2]);
    expect(keys(`${SECRET},ci=${OTHER},ci=${SECRET}`)).toEqual([1, 2]);
  });

  it('may lead into the operator’s network where that is listed', () => {
    const variables = { ORCHESTRATOR_WEBHOOKS: 'ops=http://10.1.2.3:80/x', ORCHESTRATOR_WEBHOOK_SECRET: SECRET };
    const allowed = { ...variables, ORCHESTRATOR_WEBHOOK_URL_ALLOW: '10.0.0.0/8' };
    expect(loadOrchestratorConfig(allowed).webhooks.webhooks).toHaveLength(1);
    const elsewhere = { ...variables, ORCHESTRATOR_AGENT_URL_ALLOW: '10.0.0.0/8' };
    expect(() => loadOrchestratorConfig(elsewhere)).toThrow('leads to a private address');
  });

  it.each([
    ['nonsense', /entry 1 is not name=url/],
    ['Ops=https://a.example', /entry 1 is not name=url/],
    ['ops=https://a.example,ops=https://b.example', /entry 2 repeats the name ops/],
    ['ops=ftp://token@a.example', /entry 1 \(ops\) must have an address that starts with https:\/\/ or http:\/\//],
    ['ops=https://me:token@a.example', /must have an address .* without a user/],
    ['ops=https://a.example/token game:ended game:finished', /names something in place 2 that is no event/],
    ['ops=https://a.example/token *:ended', /in place 1 that is no event/],
    ['ops=http://localhost:9000/token', /\(ops\) leads to a loopback address: .*ORCHESTRATOR_WEBHOOK_URL_ALLOW/],
    ['ops=http://2130706433/token', /leads to a loopback address/],
    ['ops=http://169.254.169.254/token', /leads to a metadata address/],
    [Array.from({ length: 21 }, (_, n) => `w${n}=https://a.example`).join(), /more than 20 webhooks/],
  ])('are refused: %s', (webhooks, reason) => {
    expect(() => settingsFor(webhooks)).toThrow(reason);
    expect(() => settingsFor(webhooks)).not.toThrow(/token/);
  });

  it.each([
    ['', /the webhook ops, but there is no secret/],
    ['hunter2', /WEBHOOK_SECRET must be one or more secrets/],
    ['ops=hunter2', /WEBHOOK_SECRET must be one or more secrets/],
    [`ci=${OTHER}`, /a secret for the webhook ci, but ORCHESTRATOR_WEBHOOKS has none/],
  ])('need a secret, and not "%s"', (secret, reason) => {
    expect(() => settingsFor('ops=https://a.example', secret)).toThrow(reason);
    expect(() => settingsFor('ops=https://a.example', secret)).not.toThrow(/hunter2|AgIC/);
  });

  it('and their secrets may be files', () => {
    for (const name of ['ORCHESTRATOR_WEBHOOKS', 'ORCHESTRATOR_WEBHOOK_SECRET'])
      expect(() => loadOrchestratorConfig({ [`${name}_FILE`]: '/none/such' })).toThrow(`${name}_FILE must name a file`);
  });
});
