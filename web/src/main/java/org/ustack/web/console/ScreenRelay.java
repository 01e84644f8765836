package org.ustack.web.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Bytes between a browser and the port of a screen. Both ways are flow-controlled by blocking: nothing more is read from one
 * side than the other has taken.
 */
final class ScreenRelay implements Runnable {

    private static final Logger LOG = Logger.getLogger(ScreenRelay.class);
    private static final int CONNECT_MILLIS = 5_000;
    private static final int CHUNK = 32 * 1024;

    /** The browser's side. */
    interface Browser {

        /** Returns when the bytes are on their way; the buffer may be used again then. */
        void send(ByteBuffer bytes) throws IOException;

        /** Called once, when the screen's side is at its end. */
        void end();
    }

    private final Socket screen;
    private final OutputStream toScreen;
    private final Browser browser;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ScreenRelay(Socket screen, Browser browser) throws IOException {
        this.screen = screen;
        this.toScreen = screen.getOutputStream();
        this.browser = browser;
    }

    /** @throws IOException if nothing listens there */
    static ScreenRelay connect(String host, int port, Browser browser) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return new ScreenRelay(socket, browser);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Carries the screen's bytes to the browser until either side ends. */
    @Override
    public void run() {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream fromScreen = screen.getInputStream();
            for (int read = fromScreen.read(chunk); read >= 0; read = fromScreen.read(chunk)) {
                browser.send(ByteBuffer.wrap(chunk, 0, read));
            }
        } catch (IOException e) {
            LOG.debugf(e, "a screen's connection ended");
        } finally {
            close();
            browser.end();
        }
    }

    /** Takes what the browser sent; blocks until the screen's side has it. */
    void toScreen(ByteBuffer bytes) throws IOException {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        toScreen.write(copy);
        toScreen.flush();
    }

    /** May be called from either side, any number of times. */
    void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                screen.close();
            } catch (IOException e) {
                LOG.debugf(e, "closing a screen's connection");
            }
        }
    }
}
