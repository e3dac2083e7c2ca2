package dev.boxoffice.admissions.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import org.openpdf.text.pdf.BaseFont;

/** A TrueType font that is loaded when a text needs it, and released when memory is short. */
final class PrintFont {

    private interface Source {
        InputStream open() throws IOException;
    }

    private final String name;
    private final Source source;
    private SoftReference<BaseFont> loaded = new SoftReference<>(null);

    private PrintFont(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    static PrintFont resource(String name) {
        return new PrintFont(
                name,
                () -> Objects.requireNonNull(
                        Thread.currentThread().getContextClassLoader().getResourceAsStream(name), name));
    }

    static PrintFont file(String path) {
        return new PrintFont(path, () -> Files.newInputStream(Path.of(path)));
    }

    synchronized BaseFont get() {
        BaseFont font = loaded.get();
        if (font == null) {
            font = load();
            loaded = new SoftReference<>(font);
        }
        return font;
    }

    /** The whole font is in memory while it is loaded; documents embed the glyphs that they use. */
    private BaseFont load() {
        try (InputStream stream = source.open()) {
            BaseFont font = BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, stream.readAllBytes(), null);
            font.setSecureRandom(new ConstantPrefix());
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the font " + name, e);
        }
    }

    /** Names the subset of a font. A document has one subset of each font, so a constant name gives the same bytes each time. */
    private static final class ConstantPrefix extends SecureRandom {

        private static final long serialVersionUID = 1L;

        @Override
        public double nextDouble() {
            return 0;
        }
    }
}
