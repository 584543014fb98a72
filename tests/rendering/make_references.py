#!/usr/bin/env python3
"""Draws test images with readers that are not Safelight's and stores them as small PNGs.

    make_references.py SOURCE-FOLDER OUT-FOLDER [--only SUBFOLDER ...]

DICOM: DCMTK's dcmj2pnm where it reads the file; else GDCM decompresses and dcmj2pnm draws; else pydicom gives the samples and
numpy applies the formulas of PS3.3 C.11. Photographs: Pillow (EXIF orientation, ICC profile to sRGB, transparency over white), else
ImageMagick. Pictures larger than 256 pixels a side are shrunk by area averaging. REFERENCES.tsv in OUT-FOLDER says which tool
made which picture from which bytes. Runs again with the same result."""
import argparse
import hashlib
import io
import math
import os
import pathlib
import pickle
import subprocess
import sys
import tempfile
import warnings

import numpy
import pydicom
from PIL import Image, ImageCms, ImageFile, ImageOps

warnings.filterwarnings("ignore")
pydicom.config.settings.reading_validation_mode = 0
Image.MAX_IMAGE_PIXELS = 200_000_000
LONG_SIDE = 256


class Unreadable(Exception):
    pass


def averaging(full, small):
    """The matrix that averages `full` samples to `small`, those on a border in part. (Pillow's BOX counts them whole.)"""
    edges = numpy.arange(small + 1) * full / small
    cells = numpy.arange(full)
    overlap = numpy.minimum(edges[1:, None], cells[None, :] + 1) - numpy.maximum(edges[:-1, None], cells[None, :])
    return numpy.clip(overlap, 0, None) * small / full


def shrunk(picture):
    """Area averaging to at most LONG_SIDE; grey stays grey."""
    longest = max(picture.size)
    if longest <= LONG_SIDE:
        return picture
    width, height = (max(1, math.floor(side * LONG_SIDE / longest + 0.5)) for side in picture.size)
    across, down = averaging(picture.size[0], width), averaging(picture.size[1], height)
    planes = [down @ numpy.asarray(plane, numpy.float64) @ across.T for plane in picture.split()]
    return Image.merge(picture.mode, [Image.fromarray(numpy.floor(plane + 0.5).clip(0, 255).astype(numpy.uint8), "L") for plane in planes])


# DICOM


def macro(data_set, name, frame):
    """The item of a functional group that holds for a frame, else the data set itself."""
    for groups, index in ((data_set.get("PerFrameFunctionalGroupsSequence"), frame), (data_set.get("SharedFunctionalGroupsSequence"), 0)):
        if groups and index < len(groups) and name in groups[index] and len(groups[index][name].value) > 0:
            return groups[index][name][0]
    return data_set


def first_number(value):
    if value is None or value == "":
        return None
    if isinstance(value, (pydicom.multival.MultiValue, list)):
        value = value[0] if len(value) else None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


# Files that none of the readers knows, with one of the same pixels that they do know.
TWINS = {"liver_deflate.dcm": "liver_j2k.dcm", "liver_rle.dcm": "liver_j2k.dcm"}


def samples_of(data_set, frame):
    array = data_set.pixel_array
    frames = int(data_set.get("NumberOfFrames") or 1)
    array = array[frame] if frames > 1 and array.ndim > 2 and array.shape[0] == frames else array
    stored, allocated = int(data_set.get("BitsStored") or 0), array.dtype.itemsize * 8
    if array.dtype.kind == "i" and 0 < stored < allocated:  # the sign stands at the highest bit stored (PS3.5 8.1.1)
        spare = allocated - stored
        array = (array << spare) >> spare
    return array


def histogram_window(values):
    """The rule of the product's own tone.h, written again from its description: 0.5th to 99.5th percentile, a saturated least
    and greatest value (more than 1 % of the pixels each) left out."""
    values = numpy.sort(values.ravel())
    low, high = values[0], values[-1]
    if low != high:
        kept = numpy.ones(values.shape, bool)
        for edge in (low, high):
            on_edge = values == edge
            if on_edge.sum() * 100 > values.size:
                kept &= ~on_edge
        if kept.any():
            values = values[kept]
    first = float(values[max(0, math.ceil(0.005 * values.size) - 1)])
    last = float(values[max(0, math.ceil(0.995 * values.size) - 1)])
    return (first + last) / 2 + 0.5, last - first + 1


def grey_tone(data_set, frame):
    """(slope, intercept, window or None, explicit): `explicit` when dcmj2pnm would not find these numbers by itself."""
    transform = macro(data_set, "PixelValueTransformationSequence", frame)
    voi = macro(data_set, "FrameVOILUTSequence", frame)
    slope = first_number(transform.get("RescaleSlope")) or 1.0
    intercept = first_number(transform.get("RescaleIntercept")) or 0.0
    centre, width = first_number(voi.get("WindowCenter")), first_number(voi.get("WindowWidth"))
    window = (centre, width) if centre is not None and width is not None and width >= 1 else None
    return slope, intercept, window, transform is not data_set or voi is not data_set


def has_lut(data_set, name):
    return name in data_set and len(data_set[name].value) > 0


def modality_values(data_set, samples, frame):
    if has_lut(data_set, "ModalityLUTSequence"):
        lut = data_set.ModalityLUTSequence[0]
        count, first, _ = (int(v) for v in lut.LUTDescriptor)
        data = lut.LUTData
        table = numpy.frombuffer(data, "<u2") if isinstance(data, bytes) else numpy.array(data, numpy.int64) & 0xFFFF
        if data_set.PixelRepresentation == 1 and first > 32767:
            first -= 65536
        return table[numpy.clip(samples.astype(numpy.int64) - first, 0, (count or 65536) - 1)].astype(numpy.float64)
    slope, intercept, _, _ = grey_tone(data_set, frame)
    return samples.astype(numpy.float64) * slope + intercept


def tone_options(data_set, frame):
    """dcmj2pnm's options for what should be shown first: the file's first VOI LUT or window, else eight bits as they are, else
    the histogram's window."""
    if data_set.get("PhotometricInterpretation", "") not in ("MONOCHROME1", "MONOCHROME2", ""):
        return []
    if has_lut(data_set, "VOILUTSequence"):
        return ["+Wl", "1"]
    _, _, window, explicit = grey_tone(data_set, frame)
    if window is None:
        if int(data_set.get("BitsStored", 16)) <= 8:
            return []
        values = samples_of(data_set, frame).astype(numpy.float64)
        padding = first_number(data_set.get("PixelPaddingValue"))
        if padding is not None:
            limit = first_number(data_set.get("PixelPaddingRangeLimit"))
            limit = padding if limit is None else limit
            inside = (values < min(padding, limit)) | (values > max(padding, limit))
            values = values[inside] if inside.any() else values
        window, explicit = histogram_window(modality_values(data_set, values.astype(numpy.int64), frame)), True
    if not explicit:
        return ["+Wi", "1"]
    return ["+Ww", repr(window[0]), repr(window[1])]


def run_dcmj2pnm(path, frame, options):
    with tempfile.NamedTemporaryFile(suffix=".png") as out:
        command = ["dcmj2pnm", "-q", "+Ma", "+F", str(frame + 1), *options, "+on", str(path), out.name]
        done = subprocess.run(command, capture_output=True)
        data = pathlib.Path(out.name).read_bytes()
        if done.returncode != 0 or not data:
            raise Unreadable("dcmj2pnm")
        picture = Image.open(io.BytesIO(data))
        picture.load()
        return picture.convert("RGB") if picture.mode not in ("L", "RGB") else picture, " ".join(command[:-2]) + " FILE PNG"


def by_dcmj2pnm(path, data_set, frame):
    if data_set.get("FloatPixelData") is not None or data_set.get("DoubleFloatPixelData") is not None:
        raise Unreadable("float")
    if int(data_set.get("BitsStored", 8)) == 1:
        raise Unreadable("dcmj2pnm draws a single bit at half brightness")
    if int(data_set.get("BitsAllocated", 8)) == 32 and not data_set.is_little_endian:
        raise Unreadable("dcmj2pnm swaps the halves of 32 bits")
    return run_dcmj2pnm(path, frame, tone_options(data_set, frame))


def by_gdcm(path, data_set, frame):
    if int(data_set.get("BitsStored", 8)) == 1 or not data_set.is_little_endian:
        raise Unreadable("see by_dcmj2pnm")
    options = tone_options(data_set, frame)
    with tempfile.TemporaryDirectory() as folder:
        raw = pathlib.Path(folder) / "raw.dcm"
        if subprocess.run(["gdcmconv", "--raw", str(path), str(raw)], capture_output=True).returncode != 0 or not raw.exists():
            raise Unreadable("gdcmconv")
        picture, command = run_dcmj2pnm(raw, frame, options)
        return picture, "gdcmconv --raw; " + command


def by_numpy(path, data_set, frame):
    if int(data_set.get("BitsStored", 8)) == 1 and data_set.file_meta.TransferSyntaxUID.is_compressed:
        raise Unreadable("no handler for compressed bits")
    samples = samples_of(data_set, frame)
    photometric = data_set.get("PhotometricInterpretation", "MONOCHROME2")
    util = pydicom.pixel_data_handlers.util
    if photometric == "PALETTE COLOR":
        colours = util.apply_color_lut(samples, data_set)
        return Image.fromarray((colours >> (8 if colours.dtype == numpy.uint16 else 0)).astype(numpy.uint8), "RGB"), "pydicom apply_color_lut"
    if samples.ndim == 3:
        if photometric.startswith("YBR_FULL") and data_set.file_meta.TransferSyntaxUID.is_compressed is False:
            samples = util.convert_color_space(samples, photometric, "RGB")
        shift = max(0, int(data_set.BitsStored) - 8)
        return Image.fromarray((samples >> shift).astype(numpy.uint8), "RGB"), "pydicom pixel_array, numpy"
    slope, intercept, window, _ = grey_tone(data_set, frame)
    values = modality_values(data_set, samples, frame)
    if samples.dtype.kind == "f":
        values = samples.astype(numpy.float64) * slope + intercept
    if has_lut(data_set, "VOILUTSequence"):
        values = util.apply_voi(values.astype(numpy.int64), data_set, 0).astype(numpy.float64)
        bits = int(data_set.VOILUTSequence[0].LUTDescriptor[2])
        light = values / (2 ** bits - 1)
    elif window is None and int(data_set.get("BitsStored", 16)) <= 8:
        light = values / (2 ** int(data_set.BitsStored) - 1)
    elif window is None and samples.dtype.kind == "f":
        spread = numpy.sort(values.ravel())
        low, high = spread[int(0.005 * spread.size)], spread[min(spread.size - 1, int(0.995 * spread.size))]
        light = (values - low) / (high - low)
    else:
        centre, width = window or histogram_window(values)
        light = (values - (centre - 0.5)) / max(width - 1, 1e-9) + 0.5
    light = numpy.clip(light, 0, 1)
    if photometric == "MONOCHROME1":
        light = 1 - light
    return Image.fromarray(numpy.floor(light * 255 + 0.5).astype(numpy.uint8), "L"), "pydicom pixel_array, numpy (PS3.3 C.11)"


def by_codestream(path, data_set, frame):
    """The bare codestream by Pillow: for High-Throughput JPEG 2000 and single bits, which the readers above do not know."""
    syntax, single = data_set.file_meta.TransferSyntaxUID, int(data_set.BitsStored) == 1
    if not syntax.startswith("1.2.840.10008.1.2.4.20") and not (single and syntax.startswith("1.2.840.10008.1.2.4.9")):
        raise Unreadable("not for this")
    streams = list(pydicom.encaps.generate_pixel_data_frame(data_set.PixelData, int(data_set.get("NumberOfFrames") or 1)))
    with Image.open(io.BytesIO(streams[frame])) as picture:
        if single:
            return Image.fromarray(((numpy.asarray(picture) > 0) * 255).astype(numpy.uint8), "L"), "Pillow on the bare codestream"
        return picture.convert("RGB"), "Pillow on the bare codestream"


def by_twin(path, data_set, frame):
    twin = path.with_name(TWINS.get(path.name, "none"))
    if not twin.exists():
        raise Unreadable("no twin")
    picture, command = by_codestream(twin, pydicom.dcmread(twin), frame)
    return picture, command + " on " + twin.name + " (same pixels)"


def dicom_pictures(path):
    """(frame, picture, command) of the first and the last frame."""
    try:
        data_set = pydicom.dcmread(path, force=True)
        frames = int(data_set.get("NumberOfFrames") or 1)
        pixels = any(name in data_set for name in ("PixelData", "FloatPixelData", "DoubleFloatPixelData"))
    except Exception as problem:
        raise Unreadable(str(problem)) from problem
    if not pixels:
        raise Unreadable("no pixels")
    if not hasattr(data_set, "file_meta") or "TransferSyntaxUID" not in data_set.file_meta:
        data_set.file_meta = pydicom.dataset.FileMetaDataset()
        data_set.file_meta.TransferSyntaxUID = (pydicom.uid.ImplicitVRLittleEndian if data_set.is_implicit_VR else
                                                pydicom.uid.ExplicitVRLittleEndian if data_set.is_little_endian else pydicom.uid.ExplicitVRBigEndian)
    for frame in sorted({0, frames - 1}):
        problems = []
        for method in (by_dcmj2pnm, by_gdcm, by_numpy, by_codestream, by_twin):
            try:
                yield (frame, *method(path, data_set, frame))
                break
            except Exception as problem:
                problems.append(f"{method.__name__}: {problem}")
        else:
            raise Unreadable("; ".join(problems))


# Photographs


def to_srgb(picture, profile):
    if not profile or picture.mode not in ("RGB", "CMYK", "L"):
        return picture
    try:
        return ImageCms.profileToProfile(picture, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="L" if picture.mode == "L" else "RGB")
    except ImageCms.PyCMSError:
        return picture


def flattened(picture):
    """Eight bits, transparency over white, sRGB."""
    profile = picture.info.get("icc_profile")
    if picture.mode in ("I", "I;16", "I;16B"):
        values = numpy.asarray(picture).astype(numpy.float64)
        transparent = picture.info.get("transparency")
        light = numpy.floor(values / 65535 * 255 + 0.5)
        if isinstance(transparent, int):
            light[values == transparent] = 255
        return Image.fromarray(light.astype(numpy.uint8), "L")
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode in ("LA", "PA", "RGBA", "P") or "transparency" in picture.info:
        rgba = picture.convert("RGBA")
        paper = Image.new("RGBA", rgba.size, "white")
        return to_srgb(Image.alpha_composite(paper, rgba).convert("RGB"), profile)
    picture = to_srgb(picture, profile)
    return picture if picture.mode in ("L", "RGB") else picture.convert("RGB")


def by_pillow(path):
    with Image.open(path) as picture:
        if picture.format in ("GIF", "BMP"):
            raise Unreadable("not a format of ours")
        turned = picture.format == "TIFF"  # Pillow turns those while loading
        picture.load()
        upright = picture.copy() if turned else ImageOps.exif_transpose(picture)
        upright.info = {**picture.info, **upright.info}
        return flattened(upright), "Pillow: exif_transpose, ImageCms to sRGB, over white"


def by_imagemagick(path):
    with tempfile.NamedTemporaryFile(suffix=".png") as out:
        command = ["/usr/bin/convert", f"{path}[0]", "-auto-orient", "-define", "png:exclude-chunks=eXIf,tEXt,zTXt", out.name]
        if subprocess.run(command, capture_output=True).returncode != 0:
            raise Unreadable("convert")
        with Image.open(out.name) as picture:
            picture.load()
            # ImageMagick 6 drops the profile of HEIC: take it from its box (ISO/IEC 14496-12, 12.1.5).
            data = path.read_bytes()
            box = data.find(b"colrprof")
            if box >= 4:
                picture.info["icc_profile"] = data[box + 8:box - 4 + int.from_bytes(data[box - 4:box], "big")]
            return flattened(picture), "ImageMagick: convert FILE[0] -auto-orient PNG; Pillow: ImageCms to sRGB with the profile in FILE"


def photo_pictures(path):
    problems = []
    for method in (by_pillow, by_imagemagick):
        try:
            yield (0, *method(path))
            return
        except Exception as problem:
            problems.append(f"{method.__name__}: {problem}")
    raise Unreadable("; ".join(problems))


PHOTO_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\0\x0cjP", b"\xff\x4f\xff\x51")


def pictures(path):
    start = path.read_bytes()[:132]
    if start.endswith(b"DICM"):  # some carry a TIFF head in their preamble
        return dicom_pictures(path)
    if start.startswith(PHOTO_STARTS) or start[4:8] == b"ftyp":
        return photo_pictures(path)
    return dicom_pictures(path)


def isolated(path):
    """The pictures of a file, made in a process of its own: some readers crash on some files."""
    with tempfile.NamedTemporaryFile() as result:
        child = os.fork()
        if child == 0:
            try:
                answer = ("ok", list(pictures(path)))
            except Unreadable as problem:
                answer = ("no", str(problem))
            pathlib.Path(result.name).write_bytes(pickle.dumps(answer))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status != 0:
            raise Unreadable("a reader crashed")
        kind, answer = pickle.loads(pathlib.Path(result.name).read_bytes())
    if kind == "no":
        raise Unreadable(answer)
    return answer


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--only", nargs="*", default=[""])
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    rows, written = [], set()
    paths = sorted(p for only in arguments.only for p in (arguments.source / only).rglob("*") if p.is_file())
    for path in paths:
        relative = path.relative_to(arguments.source).as_posix()
        if path.suffix in (".md", ".py", ".tsv", ".cpp", ".txt") or relative.startswith("rendering/") or "LICENSES" in relative or "MANIFEST" in relative:
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        try:
            for frame, picture, command in isolated(path):
                buffer = io.BytesIO()
                shrunk(picture).save(buffer, "PNG", optimize=True)
                name = hashlib.sha256(buffer.getvalue()).hexdigest()[:16] + ".png"  # families of equal pixels share one
                (arguments.out / name).write_bytes(buffer.getvalue())
                written.add(name)
                rows.append((relative, str(frame), name, f"{picture.size[0]}x{picture.size[1]}", digest, command))
        except Unreadable as problem:
            print(f"{relative}: {problem}", file=sys.stderr)
    for old in arguments.out.glob("*.png"):
        if old.name not in written:
            old.unlink()
    with open(arguments.out / "REFERENCES.tsv", "w", encoding="utf-8") as table:
        table.write("file\tframe\tpicture\tsize\tsha256\tmade by\n")
        for row in rows:
            table.write("\t".join(row) + "\n")
    print(f"{len(rows)} references, {len(written)} pictures")


if __name__ == "__main__":
    main()
