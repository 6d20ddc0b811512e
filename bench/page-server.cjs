// Serves a list of so many images by DescribeImages at a constant cost per page, and prints its origin.
const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');

const total = Number(process.argv[2]);
const rows = JSON.parse(readFileSync('test/real/alicloud-ecs.json', 'utf8'));

const server = createServer(async (request, response) => {
  const chunks = [new URL(request.url, 'http://localhost').search];
  for await (const chunk of request) {
    chunks.push(String(chunk));
  }
  const text = chunks.join('&');
  const numberOf = (name) => Number(new RegExp(`[?&]${name}=(\\d+)`).exec(text)?.[1] ?? 1);
  const [page, size] = [numberOf('PageNumber'), numberOf('PageSize')];
  const first = (page - 1) * size;
  const images = Array.from({ length: Math.min(size, total - first) }, (_, index) => ({
    ...rows[(first + index) % rows.length].wire,
    ImageId: `m-${first + index}`,
    Status: 'Available',
    ImageOwnerAlias: 'system',
  }));
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({
      RequestId: 'bench',
      PageNumber: page,
      PageSize: size,
      TotalCount: total,
      Images: { Image: images },
    }),
  );
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
