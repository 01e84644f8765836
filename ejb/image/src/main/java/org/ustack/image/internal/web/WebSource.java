package org.ustack.image.internal.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Fetches over HTTP/1.1. A name is looked up once for each connection, and the connection goes to an answer that passed the
 * rules: a name server that changes its mind between the check and the connection gains nothing. The Java clients look names up
 * by themselves, which is why there is one here. Each step of a redirection is checked like the first.
 */
public final class WebSource {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int MAX_REDIRECTS = 5;
    private static final int BUFFER = 1 << 16;

    private final AddressRules rules;
    private final HostNames names;
    private final SSLSocketFactory tls;
    private final Clock clock;

    public WebSource(AddressRules rules, HostNames names, SSLSocketFactory tls, Clock clock) {
        this.rules = rules;
        this.names = names;
        this.tls = tls;
        this.clock = clock;
    }

    /**
     * What can be refused without asking anybody.
     *
     * @throws FetchRefused with the reason
     */
    public WebAddress check(String uri) throws FetchRefused {
        WebAddress address = WebAddress.parse(uri);
        check(address);
        return address;
    }

    private void check(WebAddress address) throws FetchRefused {
        if (!rules.takesPort(address.port())) {
            throw new FetchRefused("Nothing is fetched from port " + address.port() + ".");
        }
        // Digits and colons need no name server, so what they mean is known now.
        if (address.host().matches("[0-9.]+|.*:.*")) {
            connectable(address);
        }
    }

    /**
     * Begins to fetch.
     *
     * @param until the end of all patience
     * @return to be closed
     */
    public Download open(WebAddress first, Instant until) throws IOException {
        WebAddress address = first;
        for (int step = 0; step <= MAX_REDIRECTS; step++) {
            check(address);
            Download download = ask(address, until);
            if (!download.head.redirects()) {
                return download.accepted();
            }
            download.close();
            String location = download.head.field("location");
            if (location == null) {
                throw new FetchRefused("The server redirects to nowhere.");
            }
            address = address.follow(location);
        }
        throw new FetchRefused("The server redirects too often.");
    }

    private Download ask(WebAddress address, Instant until) throws IOException {
        Socket socket = connect(address);
        try {
            if (address.secure()) {
                socket = secured(socket, address);
            }
            String request = "GET " + address.target() + " HTTP/1.1\r\nHost: " + address.authority()
                    + "\r\nUser-Agent: UStack\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = new BufferedInputStream(new Patient(socket, until), BUFFER);
            return new Download(socket, ResponseHead.read(in), in);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private Socket connect(WebAddress address) throws IOException {
        IOException last = null;
        for (InetAddress answer : connectable(address)) {
            // No proxy that the Java process may have been told of: it would do the looking up.
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.connect(new InetSocketAddress(answer, address.port()), (int) CONNECT.toMillis());
                socket.setSoTimeout((int) SILENCE.toMillis());
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw new FetchRefused("The server " + address.host() + " does not answer.", last);
    }

    private List<InetAddress> connectable(WebAddress address) throws FetchRefused {
        List<InetAddress> answers;
        try {
            answers = names.resolve(address.host());
        } catch (UnknownHostException e) {
            throw new FetchRefused("The name " + address.host() + " is not known.", e);
        }
        List<InetAddress> good = answers.stream().filter(rules::takes).toList();
        if (good.isEmpty()) {
            throw new FetchRefused("Nothing is fetched from " + address.host() + ": it is not on the public internet.");
        }
        return good;
    }

    /** The certificate must be of the name that the user gave. */
    private Socket secured(Socket plain, WebAddress address) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, address.host(), address.port(), true);
        try {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new FetchRefused("The server " + address.host() + " could not prove who it is.", e);
        }
    }

    /** Content on its way. */
    public static final class Download implements AutoCloseable {

        private final Socket socket;
        private final ResponseHead head;
        private final InputStream in;

        private Download(Socket socket, ResponseHead head, InputStream in) {
            this.socket = socket;
            this.head = head;
            this.in = in;
        }

        private Download accepted() throws IOException {
            if (head.status() != 200) {
                close();
                throw new FetchRefused("The server answered " + head.status() + ".");
            }
            return this;
        }

        /** Bytes that the server announced, or null. */
        public Long length() throws FetchRefused {
            return BodyStream.length(head);
        }

        public InputStream content() throws FetchRefused {
            return BodyStream.of(head, in);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Reads from the socket as long as there is time. */
    private final class Patient extends InputStream {

        private final Socket socket;
        private final InputStream in;
        private final Instant until;

        Patient(Socket socket, Instant until) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.until = until;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            long left = Duration.between(clock.instant(), until).toMillis();
            if (left <= 0) {
                throw new FetchRefused("The server took too long.");
            }
            socket.setSoTimeout((int) Math.min(left, SILENCE.toMillis()));
            try {
                return in.read(into, offset, length);
            } catch (SocketTimeoutException e) {
                throw new FetchRefused("The server took too long.", e);
            }
        }
    }
}
