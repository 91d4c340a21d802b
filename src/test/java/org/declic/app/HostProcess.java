package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.camunda.bpm.engine.ProcessEngine;

/** An application of {@code src/hosts}, or another that has the library, in a process of its own. */
final class HostProcess implements AutoCloseable {

    static final String OPERATOR = "operator:of-the-engine";

    static final String KEY = "key-of-the-shop";
    static final String TOKEN = "token-of-the-shop";

    private static final List<String> OF_ALL = List.of(
            "--server.port=0",
            "--spring.datasource.url=jdbc:h2:mem:host;DB_CLOSE_DELAY=-1",
            "--spring.datasource.username=sa",
            "--spring.datasource.password=",
            "--camunda.bpm.admin-user.id=operator",
            "--camunda.bpm.admin-user.password=of-the-engine",
            "--camunda.bpm.job-execution.wait-time-in-millis=200");

    private static final Path HOSTS = Path.of("src", "hosts");
    private static final Pattern STARTED = Pattern.compile("Started (Host|Run|CamundaBpmRun) in");
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final AtomicReference<String> port = new AtomicReference<>();
    private final CountDownLatch upOrEnded = new CountDownLatch(1);

    /**
     * @param without what its class path has not, as a regular expression for names of jars
     * @param settings such as {@code declic.enabled=false}
     */
    static HostProcess start(String host, String without, String... settings) {
        return start(LibraryJar.path(), host, without, settings);
    }

    /** @param library in place of the one that is tested */
    static HostProcess start(Path library, String host, String without, String... settings) {
        try {
            var classes = Files.createTempDirectory(Path.of("target"), "host-" + host);
            var classPath = library
                    + File.pathSeparator
                    + more(host)
                    + TestClassPath.of(entry -> entry.endsWith(".jar")
                            && !entry.endsWith("-app.jar.original")
                            && !Path.of(entry).getFileName().toString().matches("(" + without + ")[-0-9].*"));
            compile(HOSTS.resolve(host), classes, classPath);
            var arguments = new ArrayList<>(List.of(
                    "-cp",
                    classes + File.pathSeparator + classPath,
                    "hosts.Host",
                    "--declic.accounts.shop.key=" + KEY,
                    "--declic.accounts.shop.api-token=" + TOKEN));
            for (var setting : settings) {
                arguments.add("--" + setting);
            }
            return new HostProcess(arguments, Map.of());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What only this one has: pom.xml copies it. */
    private static String more(String host) {
        return host.equals("liquibase") ? Path.of("target", "hosts") + File.separator + "*" + File.pathSeparator : "";
    }

    private static void compile(Path host, Path classes, String classPath) throws IOException {
        var source = Files.createTempDirectory(Path.of("target"), "source").resolve("Host.java");
        Files.writeString(source, ofEngine(Files.readString(host.resolve("Host.java"))));
        var compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-parameters",
                        "-d",
                        classes.toString(),
                        "-cp",
                        classPath,
                        source.toString());
        if (compiled != 0) {
            throw new AssertionError("javac refuses " + host);
        }
        Files.copy(HOSTS.resolve("hosted.bpmn"), classes.resolve("hosted.bpmn"));
        var resources = host.resolve("resources");
        if (Files.exists(resources)) {
            try (var files = Files.walk(resources)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var target = classes.resolve(resources.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    /** In tests of the artifacts for other engines the class here is one of that engine's, and the source is Camunda's. */
    private static String ofEngine(String source) {
        return source.replaceAll("org\\.camunda\\.bpm\\.engine", ProcessEngine.class.getPackageName());
    }

    /**
     * @param arguments of {@code java}: what it runs, and settings besides those of all hosts
     * @param environment besides that of this process
     */
    HostProcess(List<String> arguments, Map<String, String> environment) throws IOException {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(AppProcess.SOON_UP);
        command.addAll(arguments);
        command.addAll(OF_ALL);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        var reader = new Thread(this::read, "output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                var found = PORT.matcher(line);
                if (found.find()) {
                    port.set(found.group(1));
                }
                if (STARTED.matcher(line).find()) {
                    upOrEnded.countDown();
                }
            }
        } catch (IOException closed) {
            output.append(closed).append('\n');
        } finally {
            upOrEnded.countDown();
        }
    }

    /** This, once it is up or has ended. */
    HostProcess awaited() throws InterruptedException {
        if (!upOrEnded.await(AppProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Not up:\n" + output);
        }
        return this;
    }

    boolean isUp() {
        return process.isAlive() && port.get() != null;
    }

    String output() {
        return output.toString();
    }

    /** Waits until it ends by itself. */
    int ended() throws InterruptedException {
        if (!process.waitFor(AppProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Does not end:\n" + output);
        }
        upOrEnded.await(10, TimeUnit.SECONDS);
        return process.exitValue();
    }

    /** @param credentials such as {@code user:password}; empty for none */
    HttpResponse<String> get(String path, String credentials) {
        var client = client();
        var request = client.request(path).GET();
        if (!credentials.isEmpty()) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
        }
        return client.send(request);
    }

    /** Tracks an event of ana@example.com at ActiveCampaign's door. */
    HttpResponse<String> track(String prefix, String key) {
        var client = client();
        return client.send(client.request(prefix + "/event")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("actid=shop&event=Hosted&key=" + key + "&visit="
                        + URLEncoder.encode("{\"email\":\"ana@example.com\"}", UTF_8))));
    }

    Client client() {
        if (!isUp()) {
            throw new AssertionError("It is not up:\n" + output);
        }
        return new Client("http://127.0.0.1:" + port.get());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
