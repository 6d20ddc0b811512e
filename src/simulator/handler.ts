import type { CatalogImage } from './catalog';
import type { Scene } from './fault';
import type { HttpRequest, HttpResponse } from './message';
import type { Exchange, Protocol } from './protocols/protocol';
import { guessProtocol, protocols } from './protocols/protocols';
import type { Refusal, RequestParameters, Service } from './service';
import { doubt } from './signatures/claim';
import type { World } from './world';

/** Answers one request: whose is it, does a fault strike, is it believed, what is the answer. */
export function handle(request: HttpRequest, world: World): HttpResponse {
  const service = world.services.find(({ route }) =>
    protocols[route.protocol].asks(request, route),
  );
  const exchange: Exchange = { request, number: world.count(service?.id) };
  if (!service) {
    const protocol = guessProtocol(request);
    return protocol.failure(protocol.unknown(request), exchange);
  }
  const protocol = protocols[service.route.protocol];
  const scene = sceneOf(service, protocol, exchange, world);
  const fault = world.takeFault(service.id);
  return fault ? fault.play(scene) : scene.answer();
}

function sceneOf(service: Service, protocol: Protocol, exchange: Exchange, world: World): Scene {
  const parameters = protocol.parameters(exchange.request);
  const images = world.images(service.id, protocol.region(exchange.request));
  const now = world.now();
  return {
    protocol: protocol.name,
    parameters,
    images,
    now,
    answer(change) {
      const asked = { parameters, images, now, ...change };
      const refusal = disbelief(service, protocol, exchange.request, world, asked.now);
      return refusal
        ? protocol.failure(refusal, exchange)
        : reply(service, protocol, exchange, asked);
    },
    refuse(refusal, headers) {
      const response = protocol.failure(refusal, exchange);
      return { ...response, headers: { ...response.headers, ...headers } };
    },
  };
}

function disbelief(
  service: Service,
  protocol: Protocol,
  request: HttpRequest,
  { account, nonces }: World,
  now: number,
): Refusal | undefined {
  const claim = protocol.claim(request, service.route);
  if ('code' in claim) {
    return claim;
  }
  return doubt(claim, protocol.distrust, {
    account,
    now,
    remember: (nonce) => nonces.remember(nonce, now),
  });
}

function reply(
  service: Service,
  protocol: Protocol,
  exchange: Exchange,
  asked: { readonly parameters: RequestParameters; readonly images: readonly CatalogImage[] },
): HttpResponse {
  const answer = service.answer(asked.parameters, asked.images);
  return 'refusal' in answer
    ? protocol.failure(answer.refusal, exchange)
    : protocol.success(answer.body, exchange);
}
