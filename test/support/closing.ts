interface Closable {
  close(): unknown;
}

const opened: Closable[] = [];

afterEach(async () => {
  for (const resource of opened.splice(0).reverse()) {
    await resource.close();
  }
});

/** Closes a simulator, a server or a client after the test, even if the test fails. */
export function closeAfterTest<Resource extends Closable>(resource: Resource): Resource {
  opened.push(resource);
  return resource;
}
