/** Preloaded into a process that is measured: asked over IPC, it tells the CPU it has used, in microseconds. */
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
// The channel alone keeps nobody alive, and nobody outlives the benchmark.
process.channel?.unref();
process.on('disconnect', () => process.exit(0));
