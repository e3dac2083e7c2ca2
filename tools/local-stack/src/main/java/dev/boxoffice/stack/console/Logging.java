package dev.boxoffice.stack.console;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends log messages to an append-only file and keeps the console for the user. */
public final class Logging {

    private Logging() {}

    /** Disables logging, for commands that print only their result. */
    public static void off() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    }

    /** Must run before the first logger is created. */
    public static void to(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        System.setErr(new PrintStream(new FileOutputStream(file.toFile(), true), true, StandardCharsets.UTF_8));
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("org.slf4j.simpleLogger.log.dev.boxoffice", "info");
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        System.setProperty("org.slf4j.simpleLogger.showShortLogName", "true");
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
    }
}
