package dev.boxoffice.stack.console;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Everything logged goes to one file that only grows; the console is for what the user must see. */
public final class Logging {

    private Logging() {}

    /** For commands whose only output is their answer. */
    public static void off() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    }

    /** Must come before the first logger is made. */
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
