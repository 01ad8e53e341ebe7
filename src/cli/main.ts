#!/usr/bin/env node
/** The `jixiao` command. */
import { run } from './run.ts';

process.exitCode = await run(process.argv);
