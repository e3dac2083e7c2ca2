package dev.boxoffice.stack.picture;

import static dev.boxoffice.stack.picture.Picture.HEIGHT;
import static dev.boxoffice.stack.picture.Picture.WIDTH;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Draws simple shapes, in pixels from the upper left corner. */
record Canvas(Graphics2D graphics, Palette colors, Random random) {

    void background(Color top, Color bottom) {
        graphics.setPaint(new GradientPaint(0, 0, top, 0, HEIGHT, bottom));
        graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    }

    void color(Color color) {
        graphics.setPaint(color);
    }

    void color(Color color, int alpha) {
        graphics.setPaint(Palette.withAlpha(color, alpha));
    }

    void circle(double x, double y, double radius) {
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void ring(double x, double y, double radius, float width) {
        graphics.setStroke(new BasicStroke(width));
        graphics.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void ellipse(double x, double y, double width, double height) {
        graphics.fill(new Ellipse2D.Double(x - width / 2, y - height / 2, width, height));
    }

    void box(double x, double y, double width, double height) {
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    /** Fills a polygon with the corners x1, y1, x2, y2 and so on. */
    void polygon(double... corners) {
        var path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        graphics.fill(path);
    }

    /** Fills the area below a wavy line. */
    void hill(double y, double amplitude, double waves, double phase) {
        var path = new Path2D.Double();
        path.moveTo(0, HEIGHT);
        for (int x = 0; x <= WIDTH; x += 8) {
            path.lineTo(x, wave(x, y, amplitude, waves, phase));
        }
        path.lineTo(WIDTH, HEIGHT);
        path.closePath();
        graphics.fill(path);
    }

    /** Draws a wavy line. */
    void string(double y, double amplitude, double waves, double phase, float width) {
        var path = new Path2D.Double();
        path.moveTo(0, wave(0, y, amplitude, waves, phase));
        for (int x = 8; x <= WIDTH; x += 8) {
            path.lineTo(x, wave(x, y, amplitude, waves, phase));
        }
        graphics.setStroke(new BasicStroke(width));
        graphics.draw(path);
    }

    static double wave(double x, double y, double amplitude, double waves, double phase) {
        return y + amplitude * Math.sin(phase + 2 * Math.PI * waves * x / WIDTH);
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }
}
