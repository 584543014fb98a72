"""Sets the size box to the coded size and lets the rotation follow it, as ISO/IEC 23008-12 6.5 wants: libheif before 1.16 writes both the other way round.

    heif_order.py FILE...
"""
import struct
import sys


def find(data, kind, start=0):
    at = data.index(kind, start) - 4
    return at, struct.unpack(">I", data[at:at + 4])[0]


for name in sys.argv[1:]:
    data = bytearray(open(name, "rb").read())
    at, _ = find(data, b"ispe")
    data[at + 12:at + 20] = data[at + 16:at + 20] + data[at + 12:at + 16]
    at, size = find(data, b"ipma")
    order = data[at + 19:at + size]
    boxes = []  # types in the order of the property container
    container, length = find(data, b"ipco")
    place = container + 8
    while place < container + length:
        box, = struct.unpack(">I", data[place:place + 4])
        boxes.append(bytes(data[place + 4:place + 8]))
        place += box
    essential = {b"hvcC", b"av1C", b"irot"}
    indexes = sorted((value & 127 for value in order), key=lambda index: boxes[index - 1] == b"irot")
    data[at + 19:at + size] = bytes(index | (128 if boxes[index - 1] in essential else 0) for index in indexes)
    open(name, "wb").write(data)
