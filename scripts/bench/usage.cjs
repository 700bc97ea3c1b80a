// Loaded before a program that is measured: tells the bench, on the file descriptor 3, what it took.
const { writeSync } = require('node:fs');
const process = require('node:process');

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify({ megabytes: maxRSS / 1024, processor: (userCPUTime + systemCPUTime) / 1e6 }));
});
