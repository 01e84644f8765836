package org.ustack.identity;

import java.util.ArrayList;
import java.util.List;

/** How a caller proved who it is. */
public enum AuthMethod {
    PASSWORD(0),
    TOKEN(1),
    APPLICATION_CREDENTIAL(2),
    /** RFC 6238. */
    TOTP(3),
    OAUTH1(4),
    /** Told by a trusted front. */
    EXTERNAL(5),
    /** The word of an OpenID Connect provider. */
    OPENID(6),
    /** A signature with an EC2 or S3 key pair. */
    EC2CREDENTIAL(7);

    private final int bit;

    AuthMethod(int bit) {
        this.bit = bit;
    }

    /** Its place in the bitmap of a token; never given to another method. */
    public int bit() {
        return bit;
    }

    /** As the API writes it. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static int toBits(List<AuthMethod> methods) {
        int bits = 0;
        for (AuthMethod method : methods) {
            bits |= 1 << method.bit;
        }
        return bits;
    }

    public static List<AuthMethod> ofBits(int bits) {
        List<AuthMethod> methods = new ArrayList<>();
        for (AuthMethod method : values()) {
            if ((bits & 1 << method.bit) != 0) {
                methods.add(method);
            }
        }
        return methods;
    }
}
