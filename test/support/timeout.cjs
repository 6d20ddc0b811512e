// For tests that start processes: a busy machine takes its time.
jest.setTimeout(180_000);
