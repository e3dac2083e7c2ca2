package dev.boxoffice.bench;

/** One group of rows; brings what it needs beside the system, and takes it away again. */
interface Bench {

    void run(LocalSystem system, Plan plan, Report report) throws Exception;
}
