package org.ustack.web.account;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as one path of an SVG, a unit a module.
 *
 * @param size of the square, with the quiet zone that readers need
 */
public record QrImage(int size, String path) {

    private static final int QUIET = 4;

    static QrImage of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrImage(code.size + 2 * QUIET, path.toString());
    }

    /** It may hold a secret. */
    @Override
    public String toString() {
        return "QrImage[" + size + "]";
    }
}
