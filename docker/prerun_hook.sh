#!/bin/bash
# Runs before each start of the server. Put a script of your own in its place to prepare files; a status other than 0
# keeps the server from starting.
