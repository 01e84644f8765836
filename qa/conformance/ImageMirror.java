import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server of images on this machine's loopback address, for images.sh: {@code /image} at once, {@code /slow} within 15 seconds,
 * {@code /inside} redirects to an address that nobody may be sent to. Run from its source; its argument is the port. Stays until
 * it is stopped.
 */
final class ImageMirror {

    private static final int PIECE = 1 << 16;
    private static final int PIECES = 30;

    private ImageMirror() {}

    public static void main(String[] arguments) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, Integer.parseInt(arguments[0])), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/image", exchange -> {
            exchange.sendResponseHeaders(200, (long) PIECE * PIECES);
            send(exchange.getResponseBody(), 0);
        });
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, (long) PIECE * PIECES);
            send(exchange.getResponseBody(), 500);
        });
        server.createContext("/inside", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        Thread.currentThread().join();
    }

    private static void send(OutputStream out, long pauseMillis) throws IOException {
        Random random = new Random(1);
        byte[] piece = new byte[PIECE];
        try (out) {
            for (int i = 0; i < PIECES; i++) {
                random.nextBytes(piece);
                out.write(piece);
                out.flush();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
            }
        }
    }
}
