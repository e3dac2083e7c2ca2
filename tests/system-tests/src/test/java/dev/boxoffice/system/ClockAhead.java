package dev.boxoffice.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A Java agent that sets the time of day of its JVM ahead of the machine's. It changes neither {@code System.nanoTime} nor
 * the method reference {@code System::currentTimeMillis}.
 */
final class ClockAhead implements ClassFileTransformer {

    private static final String READ = "currentTimeMillis";
    private static final String CLOCK = "java/time/Clock";

    /** These classes pass deadlines to the operating system, whose clock is unchanged. */
    private static final String WAITS = "java/util/concurrent/";

    private static final ClassDesc INSTANT = Instant.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc PLUS_SECONDS = MethodTypeDesc.of(INSTANT, ConstantDescs.CD_long);

    private final Duration offset;

    private ClockAhead(Duration offset) {
        this.offset = offset;
    }

    /** The JVM option that loads the agent. */
    static String option(Duration offset) throws IOException {
        Path jar = Path.of("target", "clock-ahead.jar").toAbsolutePath();
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ClockAhead.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            String name = ClockAhead.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(name));
            out.write(bytes(name, ClockAhead.class.getClassLoader()));
        }
        return "\"-javaagent:%s=%s\"".formatted(jar, offset);
    }

    /** Called by the JVM; twice when the option comes both from the environment and from the parent's options. */
    public static void premain(String offset, Instrumentation instrumentation) throws UnmodifiableClassException {
        if (System.setProperty(ClockAhead.class.getName(), offset) == null) {
            instrumentation.addTransformer(new ClockAhead(Duration.parse(offset)), true);
            instrumentation.retransformClasses(Stream.of(instrumentation.getAllLoadedClasses())
                    .filter(instrumentation::isModifiableClass)
                    .filter(ClockAhead::readsTheClock)
                    .toArray(Class<?>[]::new));
        }
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] original) {
        try {
            return readsTheClock(name, original) ? ahead(loader, name, original) : null;
        } catch (RuntimeException | Error e) {
            e.printStackTrace(); // the JVM ignores exceptions of transformers
            throw e;
        }
    }

    private byte[] ahead(ClassLoader loader, String name, byte[] original) {
        var hierarchy =
                ClassHierarchyResolver.ofResourceParsing(loader == null ? ClassLoader.getSystemClassLoader() : loader);
        ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
        return classFile.transformClass(
                classFile.parse(original), name.equals(CLOCK) ? instantAhead() : millisecondsAhead());
    }

    /** {@code Clock} reads the milliseconds only to choose an origin for its own counter. */
    private ClassTransform instantAhead() {
        return ClassTransform.transformingMethodBodies(
                method -> method.methodName().equalsString("currentInstant"), (code, element) -> {
                    if (element instanceof ReturnInstruction) {
                        code.loadConstant(offset.toSeconds()).invokevirtual(INSTANT, "plusSeconds", PLUS_SECONDS);
                    }
                    code.with(element);
                });
    }

    private ClassTransform millisecondsAhead() {
        return ClassTransform.transformingMethodBodies((code, element) -> {
            code.with(element);
            if (element instanceof InvokeInstruction call
                    && call.owner().name().equalsString("java/lang/System")
                    && call.name().equalsString(READ)) {
                code.loadConstant(offset.toMillis()).ladd();
            }
        });
    }

    private static boolean readsTheClock(Class<?> loaded) {
        String name = loaded.getName().replace('.', '/');
        try {
            return !loaded.isArray()
                    && !loaded.isHidden()
                    && readsTheClock(name, bytes(name + ".class", loaded.getClassLoader()));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean readsTheClock(String name, byte[] classFile) {
        return name != null && !name.startsWith(WAITS) && new String(classFile, ISO_8859_1).contains(READ);
    }

    private static byte[] bytes(String resource, ClassLoader loader) throws IOException {
        try (InputStream in = loader == null
                ? ClassLoader.getSystemResourceAsStream(resource)
                : loader.getResourceAsStream(resource)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }
}
