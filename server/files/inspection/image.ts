/** Width and height of images, from their headers; nothing is decoded. */
import type { Bytes } from './bytes.ts'
import { unreadable } from './bytes.ts'

export type Size = { readonly width: number; readonly height: number }

function pngSize(file: Bytes): Size {
  const head = file.read(0, 24)
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return unreadable('png')
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
}

function gifSize(file: Bytes): Size {
  const head = file.read(0, 10)
  if (head.length < 10) return unreadable('gif')
  return { width: head.readUInt16LE(6), height: head.readUInt16LE(8) }
}

function bmpSize(file: Bytes): Size {
  const head = file.read(0, 26)
  if (head.length < 26) return unreadable('bmp')
  return { width: Math.abs(head.readInt32LE(18)), height: Math.abs(head.readInt32LE(22)) }
}

/** Segments until the frame header SOF0 to SOF15 (C4, C8 and CC are none). */
function jpegSize(file: Bytes): Size {
  for (let at = 2, seen = 0; seen < 2000; seen++) {
    const segment = file.read(at, 9)
    if (segment.length < 9 || segment[0] !== 0xff) return unreadable('jpeg')
    const marker = segment[1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: segment.readUInt16BE(7), height: segment.readUInt16BE(5) }
    }
    if (marker === 0xd9 || marker === 0xda) return unreadable('jpeg: no frame')
    at += 2 + Math.max(2, segment.readUInt16BE(2))
  }
  return unreadable('jpeg: too many segments')
}

function webpSize(file: Bytes): Size {
  const head = file.read(0, 30)
  if (head.length < 30) return unreadable('webp')
  const form = head.toString('latin1', 12, 16)
  if (form === 'VP8X') {
    return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
  }
  if (form === 'VP8L') {
    const bits = head.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
}

/** The first directory's tags 256 and 257 (TIFF 6.0). */
function tiffSize(file: Bytes): Size {
  const head = file.read(0, 8)
  if (head.length < 8) return unreadable('tiff')
  const little = head[0] === 0x49
  const u16 = (buffer: Buffer, at: number) =>
    little ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at)
  const u32 = (buffer: Buffer, at: number) =>
    little ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at)
  const at = u32(head, 4)
  const count = file.read(at, 2)
  if (count.length < 2) return unreadable('tiff: no directory')
  const tags = file.read(at + 2, u16(count, 0) * 12)
  const size = { width: 0, height: 0 }
  for (let tag = 0; tag + 12 <= tags.length; tag += 12) {
    const value = u16(tags, tag + 2) === 3 ? u16(tags, tag + 8) : u32(tags, tag + 8)
    if (u16(tags, tag) === 256) size.width = value
    if (u16(tags, tag) === 257) size.height = value
  }
  return size.width > 0 && size.height > 0 ? size : unreadable('tiff: no size')
}

const readers: Readonly<Record<string, (file: Bytes) => Size>> = {
  png: pngSize,
  gif: gifSize,
  bmp: bmpSize,
  jpeg: jpegSize,
  webp: webpSize,
  tiff: tiffSize,
}

/** The size in pixels of an image of this family, or undefined for what is no image. */
export function imageSize(family: string, file: Bytes): Size | undefined {
  return readers[family]?.(file)
}
