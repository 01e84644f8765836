package org.ustack.web.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ScreenRelayTest {

    private ServerSocket listener;
    private Socket screen;
    private ScreenRelay relay;
    private final CollectingBrowser browser = new CollectingBrowser();

    @BeforeEach
    void aScreenThatListens() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        relay = ScreenRelay.connect("127.0.0.1", listener.getLocalPort(), browser);
        screen = listener.accept();
        new Thread(relay).start();
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        screen.close();
        listener.close();
    }

    @Test
    void bytesPassUnchangedInBothDirections() throws Exception {
        byte[] picture = new byte[3 * 1024 * 1024 + 7];
        new Random(1).nextBytes(picture);

        relay.toScreen(ByteBuffer.wrap("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(screen.getInputStream().readNBytes(12))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("RFB 003.008\n");

        screen.getOutputStream().write(picture);
        screen.close();
        assertThat(browser.ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(browser.received()).isEqualTo(picture);
    }

    @Test
    void aBrowserThatTakesNothingHoldsTheScreenBack() throws Exception {
        browser.holdBack();
        byte[] chunk = new byte[64 * 1024];
        CountDownLatch allWritten = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < 1024; i++) {
                    screen.getOutputStream().write(chunk);
                }
                allWritten.countDown();
            } catch (IOException e) {
                // the test's end closes the socket; the latch then stays shut, which is what is asserted
            }
        });
        writer.start();

        assertThat(allWritten.await(1, TimeUnit.SECONDS))
                .as("64 MiB must not fit anywhere")
                .isFalse();
        assertThat(browser.received().length).isLessThanOrEqualTo(32 * 1024);
        browser.letGo();
        assertThat(allWritten.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whenTheBrowserLeavesTheScreenIsFreed() throws Exception {
        relay.close();
        relay.close();

        assertThat(screen.getInputStream().read()).isEqualTo(-1);
        assertThat(browser.ended.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aPortWhereNothingListensIsAnError() throws IOException {
        int port = listener.getLocalPort();
        listener.close();

        assertThatThrownBy(() -> ScreenRelay.connect("127.0.0.1", port, browser))
                .isInstanceOf(IOException.class);
    }

    private static final class CollectingBrowser implements ScreenRelay.Browser {

        final CountDownLatch ended = new CountDownLatch(1);
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private CountDownLatch gate = new CountDownLatch(0);

        synchronized void holdBack() {
            gate = new CountDownLatch(1);
        }

        synchronized void letGo() {
            gate.countDown();
        }

        private synchronized CountDownLatch gate() {
            return gate;
        }

        byte[] received() {
            synchronized (bytes) {
                return bytes.toByteArray();
            }
        }

        @Override
        public void send(ByteBuffer sent) throws IOException {
            synchronized (bytes) {
                bytes.write(sent.array(), sent.position(), sent.remaining());
            }
            try {
                gate().await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void end() {
            ended.countDown();
        }
    }
}
