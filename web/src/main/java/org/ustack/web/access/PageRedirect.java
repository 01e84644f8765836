package org.ustack.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends a browser to another page, whether it asked for a page or for a part of one. */
final class PageRedirect {

    private PageRedirect() {}

    /** @param target must be safe in XML */
    static void send(HttpServletRequest request, HttpServletResponse response, String target) throws IOException {
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + target
                            + "\"></redirect></partial-response>");
        } else {
            response.sendRedirect(target);
        }
    }
}
