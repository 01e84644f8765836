package org.ustack.identity;

import java.util.Map;

/**
 * A request to an EC2 or S3 API as the service that got it describes it, with the signature that it carried.
 *
 * @param access the public half of the key pair
 * @param stringToSign what was signed, where the service has made that itself (S3); else null
 * @param bodyHash SHA-256 of the body in hexadecimal digits, or null
 */
public record Ec2Signature(
        String access,
        String signature,
        String stringToSign,
        String host,
        String verb,
        String path,
        Map<String, String> params,
        Map<String, String> headers,
        String bodyHash) {}
