#!/usr/bin/env python3
"""Makes the test pictures of this folder whose names begin with own_. CC0.

Needs Pillow, numpy and ImageMagick; HEIC and AVIF with a rotation box come from make_heif.cpp beside this file. The pictures
are stored, so nobody needs to run this; run again, it writes the same pictures with the same tools."""
import pathlib
import struct
import subprocess

import numpy
from PIL import Image, PngImagePlugin

HERE = pathlib.Path(__file__).parent
WIDTH, HEIGHT = 96, 64


def scene():
    """A gradient with a letter F and coloured corners: no turn or mirror of it looks like another."""
    y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
    rgb = numpy.zeros((HEIGHT, WIDTH, 3), numpy.float64)
    rgb[..., 0] = 60 + 150 * x / WIDTH
    rgb[..., 1] = 60 + 150 * y / HEIGHT
    rgb[..., 2] = 120 + 60 * numpy.sin(x / 9.0) * numpy.cos(y / 7.0)
    rgb[8:56, 30:38] = (250, 250, 250)
    rgb[8:16, 30:66] = (250, 250, 250)
    rgb[28:36, 30:56] = (250, 250, 250)
    rgb[0:12, 0:12] = (220, 30, 30)
    rgb[0:12, -12:] = (30, 200, 40)
    rgb[-12:, 0:12] = (30, 60, 220)
    rgb[-12:, -12:] = (20, 20, 20)
    return Image.fromarray(rgb.round().astype(numpy.uint8), "RGB")


def tiff_exif(orientation, gps=False, planted=b""):
    """A little EXIF structure written by hand: make, model, orientation, DateTimeOriginal, a user comment and GPS."""
    def ascii_value(text):
        return text + b"\0"

    exif_entries = [(0x9003, 2, ascii_value(b"2019:06:07 08:09:10")), (0x9286, 7, b"ASCII\0\0\0" + planted)]
    gps_entries = [(1, 2, ascii_value(b"N")), (2, 5, struct.pack("<6I", 48, 1, 8, 1, 1500, 100)),
                   (3, 2, ascii_value(b"E")), (4, 5, struct.pack("<6I", 11, 1, 34, 1, 3000, 100))]
    first = [(0x010F, 2, ascii_value(b"Safelight Test")), (0x0110, 2, ascii_value(b"Camera One")),
             (0x0112, 3, struct.pack("<H", orientation)), (0x8769, 4, None)]
    if gps:
        first.append((0x8825, 4, None))

    def directory(entries, start, pointers):
        size = 2 + 12 * len(entries) + 4
        body, extra = struct.pack("<H", len(entries)), b""
        for tag, kind, data in entries:
            if data is None:
                data = struct.pack("<I", pointers[tag])
            count = len(data) // {2: 1, 3: 2, 4: 4, 5: 8, 7: 1}[kind]
            if len(data) <= 4:
                value = data.ljust(4, b"\0")
            else:
                value = struct.pack("<I", start + size + len(extra))
                extra += data + b"\0" * (len(data) % 2)
            body += struct.pack("<HHI", tag, kind, count) + value
        return body + struct.pack("<I", 0) + extra

    length = len(directory(first, 8, {0x8769: 0, 0x8825: 0}))
    exif = directory(exif_entries, 8 + length, {})
    gps_start = 8 + length + len(exif)
    whole = directory(first, 8, {0x8769: 8 + length, 0x8825: gps_start}) + exif
    if gps:
        whole += directory(gps_entries, gps_start, {})
    return b"II*\0" + struct.pack("<I", 8) + whole


def icc_profile(primaries, gamma, name):
    """A matrix profile (ICC.1:2001-04) from chromaticities under D65, adapted to D50 by Bradford."""
    def xyz(x, y):
        return numpy.array([x / y, 1, (1 - x - y) / y])

    white = xyz(0.3127, 0.3290)
    columns = numpy.stack([xyz(*p) for p in primaries], axis=1)
    matrix = columns * numpy.linalg.solve(columns, white)
    bradford = numpy.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
    d50 = numpy.array([0.9642, 1, 0.8249])
    adapt = numpy.linalg.inv(bradford) @ numpy.diag((bradford @ d50) / (bradford @ white)) @ bradford
    matrix = adapt @ matrix

    def number(v):
        return struct.pack(">i", round(v * 65536))

    def xyz_tag(v):
        return b"XYZ \0\0\0\0" + b"".join(number(c) for c in v)

    text = name.encode() + b"\0"
    description = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * (4 + 4 + 2 + 1 + 67)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    tags = [(b"desc", description), (b"cprt", b"text\0\0\0\0CC0\0"), (b"wtpt", xyz_tag(d50)),
            (b"rXYZ", xyz_tag(matrix[:, 0])), (b"gXYZ", xyz_tag(matrix[:, 1])), (b"bXYZ", xyz_tag(matrix[:, 2])),
            (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve)]
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for tag, value in tags:
        value += b"\0" * (-len(value) % 4)
        table += tag + struct.pack(">II", start + len(data), len(value))
        data += value
    head = struct.pack(">I4sI4s4s4s", start + len(data), b"none", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2020, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 4 + b"\0" * 24 + b"\0" * 4
    head += b"".join(number(c) for c in d50)
    return head.ljust(128, b"\0") + table + data


# How the upright scene must be stored so that each EXIF orientation shows it upright.
STORED = {1: None, 2: Image.FLIP_LEFT_RIGHT, 3: Image.ROTATE_180, 4: Image.FLIP_TOP_BOTTOM,
          5: Image.TRANSPOSE, 6: Image.ROTATE_90, 7: Image.TRANSVERSE, 8: Image.ROTATE_270}


def magick(*arguments):
    subprocess.run(["/usr/bin/convert", *map(str, arguments)], check=True, cwd=HERE)


def main():
    picture = scene()
    picture.save(HERE / "own_scene.png")
    jpeg = dict(quality=95, subsampling=0)
    for orientation, how in STORED.items():
        stored = picture if how is None else picture.transpose(how)
        stored.save(HERE / f"own_orientation_{orientation}.jpg", exif=b"Exif\0\0" + tiff_exif(orientation), **jpeg)
        if orientation == 6:
            stored.save(HERE / "own_orientation_6.png", exif=tiff_exif(orientation))
            stored.save(HERE / "own_orientation_6.webp", quality=95, exif=b"Exif\0\0" + tiff_exif(orientation))
            stored.save(HERE / "own_orientation_6.tif", tiffinfo={274: 6, 271: "Safelight Test", 272: "Scanner Two"})
    picture.save(HERE / "own_progressive.jpg", progressive=True, **jpeg)
    picture.save(HERE / "own_subsampled.jpg", quality=90, subsampling=2)
    picture.convert("L").save(HERE / "own_grey.jpg", quality=95)
    picture.convert("CMYK").save(HERE / "own_cmyk.jpg", quality=95)
    planted = b"PLANTED-COMMENT Jane Doe 1961"
    picture.save(HERE / "own_gps.jpg", exif=b"Exif\0\0" + tiff_exif(1, gps=True, planted=planted), comment=b"PLANTED-COM", **jpeg)
    with open(HERE / "own_gps.jpg", "ab") as file:
        file.write(b"PLANTED-TRAILER")
    chunk = PngImagePlugin.PngInfo()
    chunk.add_text("Comment", "PLANTED-TEXT Jane Doe")
    picture.save(HERE / "own_gps.png", pnginfo=chunk, exif=tiff_exif(1, gps=True, planted=planted))
    # Display P3's primaries with a plain 2.2 curve.
    wide = icc_profile([(0.680, 0.320), (0.265, 0.690), (0.150, 0.060)], 2.19921875, "PLANTED-PROFILE wide")
    picture.save(HERE / "own_wide_gamut.jpg", icc_profile=wide, **jpeg)
    picture.save(HERE / "own_wide_gamut.png", icc_profile=wide)

    y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
    ramp = (x * 65535 // (WIDTH - 1)).astype(numpy.uint16)
    Image.fromarray(ramp).save(HERE / "own_grey16.png")
    Image.fromarray(ramp).save(HERE / "own_grey16.tif", compression="tiff_lzw")
    Image.fromarray((x * 4095 // (WIDTH - 1)).astype(numpy.uint16)).save(HERE / "own_grey12_in_16.png")
    alpha = picture.copy()
    alpha.putalpha(Image.fromarray((x * 255 // (WIDTH - 1)).astype(numpy.uint8), "L"))
    alpha.save(HERE / "own_alpha.png")
    alpha.save(HERE / "own_alpha.webp", lossless=True, exact=True)
    picture.quantize(32).save(HERE / "own_palette.png")
    picture.quantize(32).save(HERE / "own_palette.tif", compression="packbits")
    magick("own_scene.png", "-interlace", "PNG", "-strip", "own_interlaced.png")
    magick("own_scene.png", "-depth", "16", "-strip", "PNG48:own_rgb16.png")
    page = picture.convert("L").point(lambda v: 255 if v > 200 else 0).convert("1")
    page.save(HERE / "own_g4.tif", compression="group4")
    picture.save(HERE / "own_pages.tif", save_all=True, append_images=[picture.transpose(Image.ROTATE_180)], compression="tiff_adobe_deflate")
    picture.convert("CMYK").save(HERE / "own_cmyk.tif", compression="tiff_lzw")
    magick("own_scene.png", "-strip", "-define", "tiff:tile-geometry=32x32", "-compress", "LZW", "own_tiled.tif")
    magick("own_grey16.png", "-strip", "-define", "tiff:tile-geometry=32x32", "-compress", "Zip", "own_grey16_tiled.tif")
    magick("own_scene.png", "-strip", "-interlace", "plane", "-compress", "None", "own_planar.tif")
    magick("own_scene.png", "-strip", "-compress", "JPEG", "-quality", "95", "own_jpeg.tif")
    picture.save(HERE / "own_lossy.webp", quality=90)
    picture.save(HERE / "own_lossless.jp2", irreversible=False)
    picture.save(HERE / "own.gif")
    picture.save(HERE / "own.bmp")


if __name__ == "__main__":
    main()
