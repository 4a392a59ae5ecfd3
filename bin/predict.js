#!/usr/bin/env node
require('node:module').enableCompileCache?.();
require('../dist/start.cjs').start();
