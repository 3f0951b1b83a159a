"""From reports of attacks on civilians to figures that open onto their evidence."""
