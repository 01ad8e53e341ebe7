/** The connection to a database file that all readers and writers share. */
import type Database from 'better-sqlite3';

export type Connection = Database.Database;
