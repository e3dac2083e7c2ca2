package dev.boxoffice.system;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A visitor's browser with its own cookies, on a page of the storefront. */
public final class BrowserSession implements AutoCloseable {

    private static Playwright playwright;
    private static Browser browser;

    private final BrowserContext context;
    private final Page page;
    private final String storefront;
    private int clicks;
    /** {@code null} for a session in the shared browser. */
    private Browser own;

    private int taps;

    private BrowserSession(BrowserContext context, String storefront) {
        this.context = context;
        this.page = context.newPage();
        this.storefront = storefront;
        context.setDefaultTimeout(20_000);
    }

    public static BrowserSession open(Boxoffice boxoffice) {
        return new BrowserSession(browser().newContext(), boxoffice.storefront());
    }

    public static BrowserSession withoutJavaScript(Boxoffice boxoffice) {
        return new BrowserSession(
                browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)),
                boxoffice.storefront());
    }

    public static BrowserSession ofPhone(Boxoffice boxoffice) {
        return new BrowserSession(
                browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(390, 844)
                                .setHasTouch(true)),
                boxoffice.storefront());
    }

    /** A phone whose camera sees this video, in a browser of its own. The test closes it by {@link #close}. */
    public static BrowserSession withCamera(Boxoffice boxoffice, Path video) {
        Browser own = launch(
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + video.toAbsolutePath());
        var session = new BrowserSession(
                own.newContext(new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setPermissions(List.of("camera"))),
                boxoffice.storefront());
        session.own = own;
        return session;
    }

    /** Another tab of the same browser. */
    public BrowserSession tab() {
        return new BrowserSession(context, storefront);
    }

    /** Debian's Chromium, because Playwright's own browsers do not run on every platform. */
    private static Browser browser() {
        if (browser == null) {
            browser = launch();
        }
        return browser;
    }

    private static Browser launch(String... more) {
        if (playwright == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        }
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(Stream.concat(Stream.of("--no-sandbox", "--disable-dev-shm-usage"), Stream.of(more))
                                .toList()));
    }

    /** Closes the browser that all sessions share. */
    public static void closeAll() {
        if (playwright != null) {
            playwright.close(); // and its browsers
            playwright = null;
            browser = null;
        }
    }

    /** Cuts the browser off, or connects it again. */
    public void offline(boolean offline) {
        context.setOffline(offline);
    }

    public Page page() {
        return page;
    }

    public BrowserSession go(String path) {
        page.navigate(storefront + path);
        return this;
    }

    public BrowserSession signsIn(String name) {
        return go("/sign-in").fills("Name", name).presses("Sign in");
    }

    public BrowserSession signsInAsOperator(String name) {
        go("/sign-in").fills("Name", name);
        page.getByLabel("As an operator").check();
        return presses("Sign in");
    }

    public BrowserSession fills(String label, String text) {
        field(label).fill(text);
        return this;
    }

    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    public BrowserSession presses(String button) {
        clicks++;
        button(button).click();
        return this;
    }

    /** Taps with a finger, and counts it. */
    public BrowserSession taps(Locator target) {
        taps++;
        target.tap();
        return this;
    }

    public int taps() {
        return taps;
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public BrowserSession follows(String link) {
        clicks++;
        link(link).click();
        return this;
    }

    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator image(String name) {
        return page.getByRole(
                AriaRole.IMG, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator text(String text) {
        return page.getByText(text);
    }

    public Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    public int clicks() {
        return clicks;
    }

    /** What the page in front of the browser lacks in accessibility, of any severity. */
    public List<String> violations() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList();
    }

    public void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
        if (own != null) {
            own.close();
        }
    }
}
