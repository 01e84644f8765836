package org.ustack.identity.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ustack.identity.AuthMethod;

/**
 * What a token says, packed so that the sealed token stays below 255 characters: hexadecimal ids as raw bytes, times as
 * numbers, methods as bits. Names and roles are not in it; they are looked up when it is verified.
 *
 * @param issuedAt to the microsecond
 * @param expiresAt to the second
 * @param auditIds its own, then the one of the first token of its chain; 16 bytes each in URL-safe base 64
 * @param userEpoch the user's epoch that it was issued under
 * @param scopeEpoch the epoch of the project or domain in scope, else 0
 * @param grant what it acts under, or null
 */
public record TokenPayload(
        List<AuthMethod> methods,
        String userId,
        ScopeKind scope,
        String scopeId,
        Instant issuedAt,
        Instant expiresAt,
        List<String> auditIds,
        int userEpoch,
        int scopeEpoch,
        Grant grant) {

    private static final int FORMAT = 1;
    private static final int AUDIT_BYTES = 16;
    private static final int HEX_FLAG = 0x80;
    private static final int LONGEST_ID = 64;
    private static final long MICROS = 1_000_000L;

    /** The ordinal is part of the format: append only. */
    public enum ScopeKind {
        UNSCOPED,
        PROJECT,
        DOMAIN,
        SYSTEM
    }

    /** What a token acts under, by id. */
    public record Grant(GrantKind kind, String id) {}

    /** The ordinal is part of the format: append only. */
    public enum GrantKind {
        APPLICATION_CREDENTIAL,
        TRUST,
        ACCESS_TOKEN
    }

    /** A token of the user's own. */
    public TokenPayload(
            List<AuthMethod> methods,
            String userId,
            ScopeKind scope,
            String scopeId,
            Instant issuedAt,
            Instant expiresAt,
            List<String> auditIds,
            int userEpoch,
            int scopeEpoch) {
        this(methods, userId, scope, scopeId, issuedAt, expiresAt, auditIds, userEpoch, scopeEpoch, null);
    }

    public TokenPayload {
        methods = List.copyOf(methods);
        auditIds = List.copyOf(auditIds);
    }

    byte[] pack() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeByte(AuthMethod.toBits(methods));
            writeId(out, userId);
            out.writeByte(scope.ordinal());
            if (scope == ScopeKind.PROJECT || scope == ScopeKind.DOMAIN) {
                writeId(out, scopeId);
            }
            out.writeLong(micros(issuedAt));
            out.writeInt((int) expiresAt.getEpochSecond());
            out.writeByte(auditIds.size());
            for (String auditId : auditIds) {
                out.write(Base64.getUrlDecoder().decode(auditId));
            }
            writeCount(out, userEpoch);
            writeCount(out, scopeEpoch);
            if (grant != null) {
                out.writeByte(grant.kind().ordinal());
                writeId(out, grant.id());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Empty if the bytes are of another format. */
    static Optional<TokenPayload> unpack(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readUnsignedByte() != FORMAT) {
                return Optional.empty();
            }
            int bits = in.readUnsignedByte();
            String user = readId(in);
            int kind = in.readUnsignedByte();
            if (kind >= ScopeKind.values().length) {
                return Optional.empty();
            }
            ScopeKind scope = ScopeKind.values()[kind];
            String target = scope == ScopeKind.PROJECT || scope == ScopeKind.DOMAIN ? readId(in) : null;
            long micros = in.readLong();
            long expires = Integer.toUnsignedLong(in.readInt());
            List<String> audits = new ArrayList<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                byte[] audit = new byte[AUDIT_BYTES];
                in.readFully(audit);
                audits.add(Base64.getUrlEncoder().withoutPadding().encodeToString(audit));
            }
            int userEpoch = readCount(in);
            int scopeEpoch = readCount(in);
            Grant grant = in.available() > 0 ? readGrant(in) : null;
            if (in.available() > 0 || audits.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new TokenPayload(
                    AuthMethod.ofBits(bits),
                    user,
                    scope,
                    target,
                    Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000),
                    Instant.ofEpochSecond(expires),
                    audits,
                    userEpoch,
                    scopeEpoch,
                    grant));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS + time.getNano() / 1000;
    }

    private static void writeId(DataOutputStream out, String id) throws IOException {
        boolean hex = id.length() % 2 == 0 && id.matches("[0-9a-f]+");
        byte[] raw = hex ? HexFormat.of().parseHex(id) : id.getBytes(StandardCharsets.UTF_8);
        if (raw.length > LONGEST_ID) {
            throw new IllegalArgumentException("an id has at most " + LONGEST_ID + " bytes");
        }
        out.writeByte(raw.length | (hex ? HEX_FLAG : 0));
        out.write(raw);
    }

    private static String readId(DataInputStream in) throws IOException {
        int head = in.readUnsignedByte();
        byte[] raw = new byte[head & ~HEX_FLAG];
        in.readFully(raw);
        return (head & HEX_FLAG) != 0 ? HexFormat.of().formatHex(raw) : new String(raw, StandardCharsets.UTF_8);
    }

    private static Grant readGrant(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        if (kind >= GrantKind.values().length) {
            throw new IOException("an unknown kind of grant");
        }
        return new Grant(GrantKind.values()[kind], readId(in));
    }

    /** Seven bits a byte, the lowest first. */
    private static void writeCount(DataOutputStream out, int count) throws IOException {
        int rest = count;
        while ((rest & ~0x7f) != 0) {
            out.writeByte(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int readCount(DataInputStream in) throws IOException {
        int count = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = in.readUnsignedByte();
            count |= (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                return count;
            }
        }
        throw new IOException("a count has at most five bytes");
    }
}
