const MAJOR_MIN = 20;
const major = Number.parseInt(process.versions.node, 10);

if (major < MAJOR_MIN) {
  process.stderr.write(
    `TaskFlow needs Node ${MAJOR_MIN} or newer to start, and this is ${process.versions.node}. It brings the Node that it runs on.\n`,
  );
  process.exit(1);
}
