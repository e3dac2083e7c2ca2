package dev.boxoffice.stack.picture;

import static dev.boxoffice.stack.picture.Picture.HEIGHT;
import static dev.boxoffice.stack.picture.Picture.WIDTH;

/** What a picture shows. */
enum Motif {
    STAGE("Beams of light over a crowd"),
    RECORD("A vinyl record"),
    SCORE("Notes on wavy staves"),
    CURTAIN("A spotlight between stage curtains"),
    MICROPHONE("A microphone in a spotlight"),
    NIGHT("A moon and stars over hills"),
    FILM("A projector beam and a strip of film"),
    SUN("A sun with rays over hills");

    private final String alt;

    Motif(String alt) {
        this.alt = alt;
    }

    static Motif of(String category) {
        return switch (category) {
            case "jazz" -> RECORD;
            case "classical" -> SCORE;
            case "theatre", "opera", "ballet" -> CURTAIN;
            case "comedy" -> MICROPHONE;
            case "reading", "family" -> NIGHT;
            case "film" -> FILM;
            case "festival", "sport" -> SUN;
            default -> STAGE;
        };
    }

    String alt() {
        return alt;
    }

    void draw(Canvas canvas) {
        switch (this) {
            case STAGE -> stage(canvas);
            case RECORD -> record(canvas);
            case SCORE -> score(canvas);
            case CURTAIN -> curtain(canvas);
            case MICROPHONE -> microphone(canvas);
            case NIGHT -> night(canvas);
            case FILM -> film(canvas);
            case SUN -> sun(canvas);
        }
    }

    private static void stage(Canvas canvas) {
        canvas.background(canvas.colors().night(), canvas.colors().middle());
        for (int beam = 0; beam < 6; beam++) {
            double from = canvas.between(0.1, 0.9) * WIDTH;
            double to = canvas.between(-0.1, 1.1) * WIDTH;
            double width = canvas.between(60, 150);
            canvas.color(
                    beam % 3 == 0 ? canvas.colors().accent() : canvas.colors().light(), 60);
            canvas.polygon(from - 8, 0, from + 8, 0, to + width, HEIGHT, to - width, HEIGHT);
            canvas.color(canvas.colors().light());
            canvas.circle(from, 6, 12);
        }
        for (int row = 0; row < 3; row++) {
            canvas.color(canvas.colors().night(), 170 + 40 * row);
            double y = HEIGHT - 110 + 40 * row;
            for (double x = canvas.between(-30, 0); x < WIDTH + 40; x += canvas.between(44, 64)) {
                double head = canvas.between(15, 19) + 2 * row;
                double up = canvas.between(-14, 8);
                canvas.circle(x, y + up, head);
                canvas.ellipse(x, y + up + 3 * head, 4 * head, 4 * head);
            }
        }
    }

    private static void record(Canvas canvas) {
        canvas.background(canvas.colors().middle(), canvas.colors().dark());
        double x = canvas.between(0.35, 0.65) * WIDTH;
        double y = canvas.between(0.48, 0.6) * HEIGHT;
        double radius = canvas.between(210, 235);
        canvas.color(canvas.colors().night(), 90);
        canvas.circle(x + 14, y + 18, radius);
        canvas.color(canvas.colors().night());
        canvas.circle(x, y, radius);
        for (double groove = radius - 12; groove > 90; groove -= canvas.between(5, 12)) {
            canvas.color(canvas.colors().light(), (int) canvas.between(16, 60));
            canvas.ring(x, y, groove, 1.2f);
        }
        canvas.color(canvas.colors().accent());
        canvas.circle(x, y, 78);
        canvas.color(canvas.colors().light());
        canvas.ring(x, y, 58, 3);
        canvas.color(canvas.colors().night());
        canvas.circle(x, y, 8);
        canvas.color(canvas.colors().light(), 38);
        canvas.polygon(x, y, x + radius * 0.62, y - radius * 0.78, x + radius * 0.82, y - radius * 0.57);
        canvas.polygon(x, y, x - radius * 0.62, y + radius * 0.78, x - radius * 0.82, y + radius * 0.57);
    }

    private static void score(Canvas canvas) {
        canvas.background(canvas.colors().dark(), canvas.colors().middle());
        for (int staff = 0; staff < 2; staff++) {
            double y = 130 + 235 * staff;
            double amplitude = canvas.between(24, 46);
            double waves = canvas.between(0.8, 1.4);
            double phase = canvas.between(0, 6);
            canvas.color(canvas.colors().light(), 190);
            for (int line = 0; line < 5; line++) {
                canvas.string(y + 22 * line, amplitude, waves, phase, 2.5f);
            }
            for (double x = canvas.between(50, 110); x < WIDTH - 40; x += canvas.between(70, 130)) {
                double note = Canvas.wave(x, y, amplitude, waves, phase) + 11 * (int) canvas.between(0, 9);
                canvas.color(
                        canvas.random().nextInt(4) == 0
                                ? canvas.colors().accent()
                                : canvas.colors().light());
                canvas.ellipse(x, note, 32, 23);
                canvas.box(x + 12, note - 74, 4, 74);
            }
        }
    }

    private static void curtain(Canvas canvas) {
        canvas.background(canvas.colors().night(), canvas.colors().dark());
        double center = canvas.between(0.42, 0.58) * WIDTH;
        canvas.color(canvas.colors().light(), 70);
        canvas.polygon(center - 20, 0, center + 20, 0, center + 170, HEIGHT - 70, center - 170, HEIGHT - 70);
        canvas.color(canvas.colors().middle());
        canvas.box(0, HEIGHT - 90, WIDTH, 90);
        canvas.color(canvas.colors().light(), 210);
        canvas.ellipse(center, HEIGHT - 62, 340, 44);
        for (int fold = 0; fold < 9; fold++) {
            double width = 36 + canvas.between(0, 6);
            double bottom = HEIGHT - 34 - canvas.between(0, 14);
            canvas.color(
                    fold % 2 == 0
                            ? canvas.colors().accent().darker()
                            : canvas.colors().accent().darker().darker());
            double x = fold * 36;
            canvas.polygon(x, 0, x + width, 0, x * 0.78 + width, bottom, x * 0.78, bottom);
            canvas.polygon(
                    WIDTH - x, 0, WIDTH - x - width, 0, WIDTH - x * 0.78 - width, bottom, WIDTH - x * 0.78, bottom);
        }
        canvas.color(canvas.colors().accent());
        canvas.box(0, 0, WIDTH, 46);
        for (int scallop = 0; scallop < 12; scallop++) {
            canvas.ellipse(scallop * WIDTH / 11.0, 46, WIDTH / 11.0, 64);
        }
    }

    private static void microphone(Canvas canvas) {
        canvas.background(canvas.colors().dark(), canvas.colors().night());
        for (int row = 0; row < 12; row++) {
            for (int brick = -1; brick < 12; brick++) {
                canvas.color(canvas.colors().middle(), (int) canvas.between(30, 110));
                canvas.box(brick * 92 + row % 2 * 46 + 3, row * 46 + 3, 86, 40);
            }
        }
        double x = canvas.between(0.4, 0.6) * WIDTH;
        canvas.color(canvas.colors().light(), 75);
        canvas.polygon(x - 30, 0, x + 30, 0, x + 230, HEIGHT, x - 230, HEIGHT);
        canvas.color(canvas.colors().night());
        canvas.box(x - 7, 250, 14, HEIGHT - 280);
        canvas.ellipse(x, HEIGHT - 26, 190, 30);
        canvas.polygon(x - 34, 200, x + 34, 200, x + 15, 330, x - 15, 330);
        canvas.color(canvas.colors().light());
        canvas.circle(x, 170, 58);
        canvas.color(canvas.colors().dark());
        for (int line = -2; line <= 2; line++) {
            double width = 2 * Math.sqrt(54 * 54 - 20.0 * line * 20 * line);
            canvas.box(x - width / 2, 168 + 20 * line, width, 4);
        }
        canvas.color(canvas.colors().accent());
        canvas.box(x - 44, 206, 88, 14);
    }

    private static void night(Canvas canvas) {
        canvas.background(canvas.colors().night(), canvas.colors().middle());
        for (int star = 0; star < 110; star++) {
            canvas.color(canvas.colors().light(), (int) canvas.between(90, 255));
            canvas.circle(canvas.between(0, WIDTH), canvas.between(0, 0.7 * HEIGHT), canvas.between(1, 3.2));
        }
        double x = canvas.between(0.2, 0.8) * WIDTH;
        double y = canvas.between(110, 170);
        canvas.color(canvas.colors().accent(), 46);
        canvas.circle(x, y, 106);
        canvas.color(canvas.colors().accent());
        canvas.circle(x, y, 66);
        canvas.color(canvas.colors().light(), 120);
        canvas.circle(x - 20, y - 14, 13);
        canvas.circle(x + 22, y + 20, 18);
        hills(canvas);
    }

    private static void film(Canvas canvas) {
        canvas.background(canvas.colors().night(), canvas.colors().dark());
        double y = canvas.between(0.3, 0.45) * HEIGHT;
        canvas.color(canvas.colors().light(), 90);
        canvas.polygon(70, y - 8, 70, y + 8, WIDTH, y + 200, WIDTH, y - 200);
        canvas.color(canvas.colors().accent());
        canvas.circle(70, y, 30);
        canvas.color(canvas.colors().middle());
        canvas.box(0, HEIGHT - 160, WIDTH, 130);
        for (int hole = 0; hole < 24; hole++) {
            canvas.color(canvas.colors().light());
            canvas.box(hole * 42 + 10, HEIGHT - 152, 22, 14);
            canvas.box(hole * 42 + 10, HEIGHT - 52, 22, 14);
        }
        for (int frame = 0; frame < 6; frame++) {
            canvas.color(
                    frame % 2 == 0 ? canvas.colors().accent() : canvas.colors().night());
            canvas.box(frame * 166 + 10, HEIGHT - 130, 146, 70);
        }
    }

    private static void sun(Canvas canvas) {
        canvas.background(canvas.colors().dark(), canvas.colors().accent());
        double x = canvas.between(0.3, 0.7) * WIDTH;
        double y = 0.6 * HEIGHT;
        canvas.color(canvas.colors().light(), 56);
        for (int ray = 0; ray < 18; ray++) {
            double angle = ray * Math.PI / 9;
            canvas.polygon(
                    x,
                    y,
                    x + WIDTH * Math.cos(angle),
                    y + WIDTH * Math.sin(angle),
                    x + WIDTH * Math.cos(angle + 0.17),
                    y + WIDTH * Math.sin(angle + 0.17));
        }
        canvas.color(canvas.colors().light());
        canvas.circle(x, y, 130);
        hills(canvas);
    }

    private static void hills(Canvas canvas) {
        canvas.color(canvas.colors().middle());
        canvas.hill(0.72 * HEIGHT, 30, canvas.between(0.8, 1.5), canvas.between(0, 6));
        canvas.color(canvas.colors().dark());
        canvas.hill(0.82 * HEIGHT, 26, canvas.between(1, 1.8), canvas.between(0, 6));
        canvas.color(canvas.colors().night());
        canvas.hill(0.91 * HEIGHT, 18, canvas.between(1.2, 2.2), canvas.between(0, 6));
    }
}
